import { useLayoutEffect, useSyncExternalStore } from "react";
import { createListeners } from "../listeners.ts";

let places = 0;
const { subscribe, tell } = createListeners();

function change(by: 1 | -1): void {
  places += by;
  tell();
}

/** Declares that the page shows the connection state itself, so that no bar needs to cover it. */
export function useOwnConnectionPlace(): void {
  useLayoutEffect(() => {
    change(1);
    return () => change(-1);
  }, []);
}

export function useHasConnectionPlace(): boolean {
  return useSyncExternalStore(subscribe, () => places > 0);
}
