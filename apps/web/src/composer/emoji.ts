import type { RefObject } from "react";
import { applyEdit, selectedIn } from "./insert.ts";
import { closedShortcode } from "./token.ts";

/** Replaces `:tada:` by its emoji when the last colon is typed. Undo restores the name. */
export function useEmojiWhileTyping(field: RefObject<HTMLTextAreaElement | null>): () => void {
  return () => {
    const element = field.current;
    const closed = element && closedShortcode(selectedIn(element));
    if (!element || !closed) return;
    const typed = element.value;
    void import("../emoji/signs.ts").then(({ emojiOf }) => {
      const emoji = emojiOf(closed.name);
      // If typing continued in the meantime, the text stays; the name is shown as its emoji anyway.
      if (!emoji || element.value !== typed) return;
      const end = closed.from + emoji.length;
      applyEdit(element, { from: closed.from, to: closed.from + closed.name.length, insert: emoji, start: end, end });
    });
  };
}
