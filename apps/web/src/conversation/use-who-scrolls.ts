import { type RefObject, useCallback, useEffect, useRef } from "react";

/** What a person scrolls with. Assistive technology and find-in-page cause none of these; they scroll a list that is at rest. */
const gestures = ["wheel", "touchmove", "keydown", "pointerdown"] as const;
/** How long after a gesture scrolling still counts as the person's, in milliseconds. */
const gestureMs = 300;
/** Within this many frames after a change, the list has measured its rows and corrected its position. */
const framesToMeasure = 5;

/**
 * Tells a person's scrolling from the list's own: it scrolls when rows turn out to have another height than estimated.
 * Call `stir` whenever rows are added, removed or resized.
 */
export function useWhoScrolls(scroller: RefObject<HTMLElement | null>) {
  const gestureAt = useRef(Number.NEGATIVE_INFINITY);
  const framesLeft = useRef(0);
  const frame = useRef(0);

  useEffect(() => {
    const element = scroller.current;
    const note = () => {
      gestureAt.current = performance.now();
    };
    for (const gesture of gestures) element?.addEventListener(gesture, note, { passive: true });
    return () => {
      for (const gesture of gestures) element?.removeEventListener(gesture, note);
      cancelAnimationFrame(frame.current);
      framesLeft.current = 0;
    };
  }, [scroller]);

  const stir = useCallback(() => {
    const isRunning = framesLeft.current > 0;
    framesLeft.current = framesToMeasure;
    const count = () => {
      if (--framesLeft.current > 0) frame.current = requestAnimationFrame(count);
    };
    if (!isRunning) frame.current = requestAnimationFrame(count);
  }, []);

  const isPerson = useCallback(() => framesLeft.current === 0 || performance.now() - gestureAt.current < gestureMs, []);
  return { stir, isPerson };
}
