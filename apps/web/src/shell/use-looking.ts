import { useSyncExternalStore } from "react";

const isLooking = () => document.visibilityState === "visible" && document.hasFocus();

function subscribe(listener: () => void): () => void {
  const events = [
    [document, "visibilitychange"],
    [window, "focus"],
    [window, "blur"],
  ] as const;
  for (const [target, type] of events) target.addEventListener(type, listener);
  return () => {
    for (const [target, type] of events) target.removeEventListener(type, listener);
  };
}

/** Whether the page is visible and has the focus. */
export const useLooking = (): boolean => useSyncExternalStore(subscribe, isLooking);
