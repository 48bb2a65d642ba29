import { type RefObject, useEffect, useEffectEvent } from "react";
import { beginningOf, isMeant, startsAtEdge, type Touch } from "./swipe.ts";

/** Elements with touch gestures of their own: text fields, and whatever covers the page. */
const keepsFinger = "input, textarea, select, [role='dialog'], [role='menu'], [role='slider']";

const reducedMotion = matchMedia("(prefers-reduced-motion: reduce)");

const touchOf = ({ touches: [finger], timeStamp }: TouchEvent): Touch | null =>
  finger ? { x: finger.clientX, y: finger.clientY, at: timeStamp } : null;

/** Whether an element under the finger scrolls horizontally itself, such as a long line of code. */
function movesSideways(target: Element, within: Element): boolean {
  for (let element: Element | null = target; element && element !== within; element = element.parentElement) {
    if (element.scrollWidth > element.clientWidth && /auto|scroll/.test(getComputedStyle(element).overflowX))
      return true;
  }
  return false;
}

interface SwipeBackProps {
  /** The pane to push away. */
  pane: RefObject<HTMLElement | null>;
  onBack: () => void;
}

/**
 * Swiping a pane aside goes back. The pane follows the finger, unless reduced motion is preferred; the browser's own swipe from
 * the edge, scrolling, and horizontally scrolling content are left alone.
 */
export default function SwipeBack({ pane, onBack }: SwipeBackProps): null {
  const goBack = useEffectEvent(onBack);

  useEffect(() => {
    const element = pane.current;
    if (!element) return;
    const forward = () => (getComputedStyle(element).direction === "rtl" ? -1 : 1);
    let from: Touch | null = null;
    let last: Touch | null = null;
    let speed = 0;
    let pushing = false;

    const place = (pixels: number) => {
      if (!reducedMotion.matches) element.style.translate = pixels > 0 ? `${pixels * forward()}px` : "";
    };
    const settle = () => {
      from = null;
      pushing = false;
      speed = 0;
      place(0);
    };

    const start = (event: TouchEvent) => {
      const touch = touchOf(event);
      const target = event.target instanceof Element ? event.target : null;
      const isOurs =
        touch &&
        target &&
        event.touches.length === 1 &&
        !startsAtEdge(touch.x, innerWidth) &&
        !target.closest(keepsFinger) &&
        !movesSideways(target, element);
      settle();
      if (isOurs) from = last = touch;
    };
    const move = (event: TouchEvent) => {
      const touch = touchOf(event);
      const origin = from;
      if (!origin || !last || !touch) return;
      if (event.touches.length > 1) return settle();
      if (!pushing) {
        const begun = beginningOf(origin, touch, forward());
        if (begun === "other") from = null;
        if (begun !== "push") return;
        pushing = true;
      }
      // From here on the page must not scroll.
      if (event.cancelable) event.preventDefault();
      speed = ((touch.x - last.x) * forward()) / Math.max(touch.at - last.at, 1);
      last = touch;
      place((touch.x - origin.x) * forward());
    };
    const end = () => {
      const travelled = from && last ? (last.x - from.x) * forward() : 0;
      const meant = pushing && isMeant({ travelled, width: element.clientWidth, speed });
      settle();
      if (meant) goBack();
    };

    element.addEventListener("touchstart", start, { passive: true });
    // Not passive: otherwise scrolling could not be prevented.
    element.addEventListener("touchmove", move, { passive: false });
    element.addEventListener("touchend", end);
    element.addEventListener("touchcancel", settle);
    return () => {
      settle();
      element.removeEventListener("touchstart", start);
      element.removeEventListener("touchmove", move);
      element.removeEventListener("touchend", end);
      element.removeEventListener("touchcancel", settle);
    };
  }, [pane]);
  return null;
}
