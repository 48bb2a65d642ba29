import type { Message } from "@parley/client";
import { accent, dim, type Line, type Part } from "../output/output.ts";

/**
 * A message as lines: its number, time, author and text. Lines after the first are indented, so that no message can look like
 * two, the second by somebody else. People are shown by username, which is unique.
 */
export function messageLines(message: Message, before: readonly Part[] = []): Line[] {
  const { seq, createdAt, user, text, editedAt } = message;
  const head = [...before, dim(`#${seq}  ${localTime(createdAt)}`), "  ", accent(`@${user.username}`), "  "];
  if (text === null) return [[...head, dim("(deleted)")]];
  const [first = "", ...others] = text.split(/\r\n|\n/);
  const lines: Line[] = [[...head, first], ...others.map((line): Line => [`    ${line}`])];
  return editedAt === null ? lines : lines.with(-1, [...(lines.at(-1) ?? []), dim(" (edited)")]);
}

const two = (number: number) => String(number).padStart(2, "0");

/** In the reader's time zone, to the minute. */
function localTime(at: string): string {
  const time = new Date(at);
  const day = [time.getFullYear(), two(time.getMonth() + 1), two(time.getDate())].join("-");
  return `${day} ${two(time.getHours())}:${two(time.getMinutes())}`;
}
