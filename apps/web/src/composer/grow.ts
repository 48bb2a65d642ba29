import { type RefObject, useLayoutEffect } from "react";

const native = typeof CSS !== "undefined" && CSS.supports("field-sizing", "content");

/** Makes a text area as high as its content, for browsers without `field-sizing`. */
export function useGrowing(field: RefObject<HTMLTextAreaElement | null>, text: string): void {
  useLayoutEffect(() => {
    const element = field.current;
    if (native || !element) return;
    element.style.height = "auto";
    const borders = element.offsetHeight - element.clientHeight;
    element.style.height = `${element.scrollHeight + borders}px`;
  }, [field, text]);
}
