import type { Edit, Selected } from "./edits.ts";

const fence = /^ {0,3}(`{3,}|~{3,})(.*)$/;

/** The opening line of a code block. */
interface Fence {
  readonly line: string;
  /** The backticks or tildes; the same closes the block. */
  readonly marks: string;
}

/** The opening line of the code block that is still open at the end of a text, by the rules of CommonMark. */
export function openFence(text: string): Fence | undefined {
  let open: Fence | undefined;
  for (const line of text.split("\n")) {
    const [, marks = "", rest = ""] = fence.exec(line) ?? [];
    if (!marks) continue;
    if (!open) open = marks[0] === "`" && rest.includes("`") ? undefined : { line, marks };
    else if (marks.startsWith(open.marks) && rest.trim() === "") open = undefined;
  }
  return open;
}

/** Whether this position is inside a code block: after its first line, before its last. */
export const isInFence = (text: string, at: number): boolean => openFence(text.slice(0, at)) !== undefined;

/** Whether this position is inside inline code or a code block. */
export function isInCode(text: string, at: number): boolean {
  if (isInFence(text, at)) return true;
  const line = text.slice(text.lastIndexOf("\n", at - 1) + 1, at);
  return (line.match(/`/g)?.length ?? 0) % 2 === 1;
}

const listItem = /^(\s*)([-*+]|(\d{1,9})([.)]))( +)(\[[ xX]\] +)?/;
const quoted = /^(\s*(?:> ?)+)/;

/**
 * Continues a list on a new line, with the mark of the next item; in an empty item it removes the mark instead, which ends the
 * list. With `inQuotes` it does the same in quotes.
 */
export function continueLine({ text, start, end }: Selected, { inQuotes = false } = {}): Edit | undefined {
  if (isInFence(text, start)) return undefined;
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const next = text.indexOf("\n", start);
  const line = text.slice(from, next < 0 ? text.length : next);
  const item = listItem.exec(line);
  const mark = item?.[0] ?? (inQuotes ? quoted.exec(line)?.[0] : undefined);
  if (mark === undefined || start - from < mark.length) return undefined;
  if (line.slice(mark.length).trim() === "") {
    return { from, to: from + line.length, insert: "", start: from, end: from };
  }
  const insert = `\n${item ? nextMark(item) : mark}`;
  return { from: start, to: end, insert, start: start + insert.length, end: start + insert.length };
}

/** A text as it is sent: without the empty item at its end that a new line in a list has begun. */
export function withoutBegunItem(text: string): string {
  const trimmed = text.trim();
  const at = trimmed.lastIndexOf("\n");
  if (at < 0 || isInFence(trimmed, trimmed.length)) return trimmed;
  const before = trimmed.slice(0, at);
  // The space after its mark has been trimmed.
  const item = listItem.exec(`${trimmed.slice(at + 1)} `);
  const isEmpty = item?.[0].length === trimmed.length - at;
  return isEmpty && listItem.test(before.slice(before.lastIndexOf("\n") + 1)) ? before.trimEnd() : trimmed;
}

function nextMark([, indent = "", bullet = "", number, point = "", gap = " ", box]: RegExpExecArray): string {
  const mark = number === undefined ? bullet : `${Number(number) + 1}${point}`;
  return indent + mark + gap + (box ? "[ ] " : "");
}
