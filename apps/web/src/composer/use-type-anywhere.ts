import { type RefObject, useEffect } from "react";
import { isCovered } from "../ui/covered.ts";

/** Elements that handle keys themselves. */
const busy = "input, textarea, select, button, a, summary, [contenteditable], [role=menu]";

/** Focuses the field when somebody starts typing while nothing else handles the keys. */
export function useTypeAnywhere(field: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isText = event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (!isText || event.defaultPrevented) return;
      if (event.target instanceof Element && event.target.closest(busy)) return;
      if (isCovered()) return;
      field.current?.focus({ preventScroll: true });
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, [field]);
}
