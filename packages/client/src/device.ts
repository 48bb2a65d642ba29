/** The device loses its network, gets it back, or shows the page again. */
export type DeviceChange = "offline" | "online" | "shown";

interface PageEvents {
  addEventListener?(type: string, listener: () => void): void;
  removeEventListener?(type: string, listener: () => void): void;
  readonly document?: { readonly visibilityState?: string };
  readonly navigator?: { readonly onLine?: boolean };
}

/** Only browsers have these; elsewhere no change is ever reported. */
const page = globalThis as PageEvents;

/** Calls back with each change. @returns a function that unsubscribes. */
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

/** Whether the device reports that it has no network. */
export const isOffline = (): boolean => page.navigator?.onLine === false;

/** Waits until the time is up or `signal` is aborted; resolves to true if it ends early because the network or the page is back. */
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
