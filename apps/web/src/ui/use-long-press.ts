import { type PointerEvent, useEffect, useRef } from "react";

/** As long as systems wait, in milliseconds. */
const longPress = 500;
/** A finger that rests moves less, in pixels; one that scrolls moves more. */
const rests = 8;

/**
 * What has opened may lie under the finger, which presses nothing there when it leaves: what browsers make of that for a mouse is
 * kept from everybody. It is over with the next press.
 */
function ignoreLift(): void {
  const over = new AbortController();
  const options = { capture: true, signal: over.signal };
  const ignore = (event: MouseEvent) => {
    // Of a key.
    if (event.detail === 0) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  for (const name of ["mousedown", "mouseup", "click"] as const) addEventListener(name, ignore, options);
  addEventListener("pointerdown", () => over.abort(), options);
}

/**
 * A finger that rests on something for half a second, as a mouse asks with its right button. Spread the answer over the
 * element: `{...useLongPress(open)}`. It does not hold off a tap: that ends with a click, a long press does not.
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
    /** The system's own menu for a long press would cover ours. */
    onContextMenu(event: { preventDefault(): void }) {
      if (press.current || fired.current) event.preventDefault();
    },
    /** What the finger does when it leaves is not a press of what is under it. */
    onClickCapture(event: { preventDefault(): void; stopPropagation(): void }) {
      if (!fired.current) return;
      fired.current = false;
      event.preventDefault();
      event.stopPropagation();
    },
  };
}
