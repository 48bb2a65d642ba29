import { useEffect } from "react";
import { isCovered } from "../ui/covered.ts";

let typed = "";

/** The text typed for a field that is opening but not there yet. */
export const typedAhead = (): string => typed;

/**
 * While an overlay with a field is opening, keeps what is typed for that field instead of letting it go to where the focus still is.
 */
export function useTypedAhead(calledUp: boolean): void {
  useEffect(() => {
    if (!calledUp) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (isCovered() || event.isComposing) return;
      const after = afterKey(typed, event);
      if (after === undefined) return;
      typed = after;
      event.preventDefault();
      event.stopPropagation();
    };
    addEventListener("keydown", onKeyDown, { capture: true });
    return () => {
      removeEventListener("keydown", onKeyDown, { capture: true });
      typed = "";
    };
  }, [calledUp]);
}

type Key = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey">;

/** The text after a key; undefined for keys that do not write. Enter is ignored, because nothing is there to choose yet. */
export function afterKey(text: string, { key, ctrlKey, metaKey, altKey }: Key): string | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  if (key === "Enter") return text;
  if (key === "Backspace") return [...text].slice(0, -1).join("");
  return [...key].length === 1 ? text + key : undefined;
}
