import type { RefObject } from "react";
import { applyEdit, selectedIn } from "./insert.ts";
import { closedShortcode } from "./token.ts";

/** Puts the emoji in the place of `:tada:` as its last colon is typed. Undo brings the name back. */
export function useEmojiWhileTyping(field: RefObject<HTMLTextAreaElement | null>): () => void {
  return () => {
    const element = field.current;
    const closed = element && closedShortcode(selectedIn(element));
    if (!element || !closed) return;
    const typed = element.value;
    void import("../emoji/signs.ts").then(({ emojiOf }) => {
      const emoji = emojiOf(closed.name);
      // Whoever typed on meanwhile keeps what is there; the name is shown as its emoji in any case.
      if (!emoji || element.value !== typed) return;
      const end = closed.from + emoji.length;
      applyEdit(element, { from: closed.from, to: closed.from + closed.name.length, insert: emoji, start: end, end });
    });
  };
}
