import type { Edit, Selected } from "../edits.ts";

/** Parses a text with the selection between `‹` and `›`, or with the cursor at `¦`. */
export function marked(text: string): Selected {
  const start = text.search(/[‹¦]/);
  const end = text.includes("›") ? text.indexOf("›") - 1 : start;
  return { text: text.replace(/[‹›¦]/g, ""), start, end };
}

/** The text after the edit, marked in the same way. */
export function changed({ text }: Selected, { from, to, insert, start, end }: Edit): string {
  const after = text.slice(0, from) + insert + text.slice(to);
  if (start === end) return `${after.slice(0, start)}¦${after.slice(start)}`;
  return `${after.slice(0, start)}‹${after.slice(start, end)}›${after.slice(end)}`;
}
