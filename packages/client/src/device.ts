/** What happens to a device: it loses its network, has it again, or its page is shown again. */
export type DeviceChange = "offline" | "online" | "shown";

interface PageEvents {
  addEventListener?(type: string, listener: () => void): void;
  removeEventListener?(type: string, listener: () => void): void;
  readonly document?: { readonly visibilityState?: string };
  readonly navigator?: { readonly onLine?: boolean };
}

/** Only browsers have these: elsewhere no change is ever told. */
const page = globalThis as PageEvents;

/** Calls back with each change. @returns a function that ends it. */
export function onDeviceChange(listener: (change: DeviceChange) => void): () => void {
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

/** Waits, cut short by `signal`, or when the network or the page is back: then it resolves to true. */
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
    const stopListening = onDeviceChange((change) => {
      if (change !== "offline") end(true);
    });
    if (signal?.aborted) abort();
    else signal?.addEventListener("abort", abort);
  });
}
