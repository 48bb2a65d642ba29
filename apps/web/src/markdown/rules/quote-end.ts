import type { MarkdownIt } from "markdown-it";

/**
 * A quote ends with the last line that has its mark. In CommonMark a line without it still belongs to the quote when the
 * one before did; in a chat that line is the answer, and would be put into the other's mouth.
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
