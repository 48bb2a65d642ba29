/** What happens to a device: it loses its network, has it again, or somebody looks at the page again. */
export type Turn = "offline" | "online" | "shown";

interface PageEvents {
  addEventListener?(type: string, listener: () => void): void;
  removeEventListener?(type: string, listener: () => void): void;
  readonly document?: { readonly visibilityState?: string };
  readonly navigator?: { readonly onLine?: boolean };
}

/** Browsers have these; elsewhere none ever comes. */
const page = globalThis as PageEvents;

/** @returns what ends it. */
export function onTurn(listener: (turn: Turn) => void): () => void {
  const online = () => listener("online");
  const shown = () => {
    if (page.document?.visibilityState !== "hidden") listener("shown");
  };
  const events = { offline: () => listener("offline"), online, visibilitychange: shown, pageshow: shown };
  for (const [type, handle] of Object.entries(events)) page.addEventListener?.(type, handle);
  return () => {
    for (const [type, handle] of Object.entries(events)) page.removeEventListener?.(type, handle);
  };
}

/** Whether the device itself says that it has no network. */
export const isOffline = (): boolean => page.navigator?.onLine === false;

/** Waits, cut short by `signal`, or by a turn for the better: then it resolves to true. */
export function pause(milliseconds: number, signal?: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (woken: boolean) => {
      clearTimeout(timer);
      stopListening();
      signal?.removeEventListener("abort", abort);
      resolve(woken);
    };
    const abort = () => end(false);
    const timer = setTimeout(end, milliseconds, false);
    const stopListening = onTurn((turn) => {
      if (turn !== "offline") end(true);
    });
    if (signal?.aborted) abort();
    else signal?.addEventListener("abort", abort);
  });
}
