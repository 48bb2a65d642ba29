import { useLayoutEffect, useSyncExternalStore } from "react";

let places = 0;
const listeners = new Set<() => void>();

function change(by: 1 | -1): void {
  places += by;
  for (const listener of listeners) listener();
}

/** Tells that the screen has a place of its own for the state of the connection, so that nothing need lie over it. */
export function useOwnConnectionPlace(): void {
  useLayoutEffect(() => {
    change(1);
    return () => change(-1);
  }, []);
}

export function useHasConnectionPlace(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => places > 0,
  );
}
