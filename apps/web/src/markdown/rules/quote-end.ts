import type { MarkdownIt } from "markdown-it";

/**
 * A quote ends with the last line that has its mark. In CommonMark, a line without it can still continue the quote; in a chat
 * that line is the reply, which must not look like part of the quote.
 */
export function quoteEnd(md: MarkdownIt): void {
  md.block.ruler.before(
    "paragraph",
    "quote_end",
    (state, _line, _end, silent) => silent && state.parentType === "blockquote",
    {
      alt: ["blockquote"],
    },
  );
}
