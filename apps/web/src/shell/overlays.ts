import { useSyncExternalStore } from "react";

/** What can be called up over any page, by a key, a button or another of them. One at a time. */
export type Overlay = "switcher" | "shortcuts" | "createChat";

let shown: Overlay | null = null;
const listeners = new Set<() => void>();

export function showOverlay(overlay: Overlay | null): void {
  shown = overlay;
  for (const listener of listeners) listener();
}

/** What is called up now. */
export function useOverlay(): Overlay | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );
}
