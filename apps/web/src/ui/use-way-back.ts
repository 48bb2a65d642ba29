import { useEffect, useEffectEvent } from "react";

/** Marks the entry of the history that is there only while something is open. */
const mark = "open";

/** While something is open, the browser's way back closes it. No entry of the history that would do nothing is left behind. */
export function useWayBack(open: boolean, close: () => void): void {
  const onBack = useEffectEvent(close);
  useEffect(() => {
    if (!open) return;
    // Not at once: in development React runs each effect twice, and going back, which takes a while, would close what is open.
    const timer = setTimeout(() => history.pushState(mark, ""));
    addEventListener("popstate", onBack);
    return () => {
      clearTimeout(timer);
      removeEventListener("popstate", onBack);
      // Otherwise somebody has gone back, or elsewhere.
      if (history.state === mark) history.back();
    };
  }, [open]);
}
