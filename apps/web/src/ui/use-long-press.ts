import { type PointerEvent, useEffect, useRef } from "react";

/** In milliseconds, as in common systems. */
const longPress = 500;
/** A resting finger moves less than this, in pixels; a scrolling one moves more. */
const rests = 8;

/**
 * The opened menu may be under the finger, and lifting the finger must not press anything in it: suppresses the emulated mouse
 * events until the next press.
 */
function ignoreLift(): void {
  const over = new AbortController();
  const options = { capture: true, signal: over.signal };
  const ignore = (event: MouseEvent) => {
    // From a key.
    if (event.detail === 0) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  for (const name of ["mousedown", "mouseup", "click"] as const) addEventListener(name, ignore, options);
  addEventListener("pointerdown", () => over.abort(), options);
}

/**
 * Handles a long press of half a second, the touch equivalent of a right click. Spread the result over the element:
 * `{...useLongPress(open)}`. It does not interfere with taps: those end with a click, a long press does not.
 */
export function useLongPress(act: () => void) {
  const press = useRef<{ x: number; y: number; timer: ReturnType<typeof setTimeout> } | null>(null);
  const fired = useRef(false);
  const stop = () => {
    clearTimeout(press.current?.timer);
    press.current = null;
  };
  useEffect(() => () => clearTimeout(press.current?.timer), []);

  return {
    onPointerDown(event: PointerEvent) {
      stop();
      fired.current = false;
      if (event.pointerType !== "touch" || !event.isPrimary) return;
      const timer = setTimeout(() => {
        fired.current = true;
        ignoreLift();
        act();
      }, longPress);
      press.current = { x: event.clientX, y: event.clientY, timer };
    },
    onPointerMove({ clientX, clientY }: PointerEvent) {
      if (press.current && Math.hypot(clientX - press.current.x, clientY - press.current.y) > rests) stop();
    },
    onPointerUp: stop,
    onPointerCancel: stop,
    /** Suppresses the system's own menu, which would cover ours. */
    onContextMenu(event: { preventDefault(): void }) {
      if (press.current || fired.current) event.preventDefault();
    },
    /** Lifting the finger after a long press is not a click. */
    onClickCapture(event: { preventDefault(): void; stopPropagation(): void }) {
      if (!fired.current) return;
      fired.current = false;
      event.preventDefault();
      event.stopPropagation();
    },
  };
}
