import { hash } from "node:crypto";

/*
 * The ids of everything an import creates are derived from what is imported. That is all the state it needs: a stored line is
 * found by its id, so importing the same file again, resuming after an interruption, or importing a file that has grown adds
 * exactly what is missing.
 */

/** The group that imports under this name go to. Not found by name, because anybody may give a group the same name. */
export const importedGroupId = (name: string): string => idOf(["group", name.toLowerCase()]);

/** A chat that an import created, whatever its name is now. */
export const importedChatId = (groupId: string, name: string): string => idOf(["chat", groupId, name.toLowerCase()]);

/** The person behind a nick. Nicks that differ only in case are different people: in such logs they are. */
export const importedUserId = (nick: string): string => idOf(["user", nick]);

/** What identifies a line. */
export interface LineContent {
  readonly chat: string;
  readonly at: Date;
  readonly author: string;
  readonly text: string;
}

/**
 * @param occurrence 1 for the first of several identical lines, see {@link createOccurrences}.
 * @returns an id that sorts by the line's time as a UUIDv7 does, which keeps the index compact.
 */
export function importedMessageId(chatId: string, line: LineContent, occurrence: number): string {
  const { at, author, text } = line;
  return idOf(["message", chatId, at.getTime(), author, text, occurrence], at);
}

/**
 * Counts identical lines (chat, time, author, text). People do say "ok" twice in a minute.
 *
 * It remembers 52 bits of each line. If two different lines share them, the second merely counts as a duplicate, and does so
 * on every run.
 */
export function createOccurrences(): (line: LineContent) => number {
  const counts = new Map<number, number>();
  return ({ chat, at, author, text }) => {
    const line = digest([chat.toLowerCase(), at.getTime(), author, text]);
    const key = Number.parseInt(line.slice(0, 13), 16);
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count;
  };
}

const digest = (parts: readonly (string | number)[]): string => hash("sha256", JSON.stringify(parts), "hex");

/** A version 8 UUID (RFC 9562): a digest, preceded by a time in milliseconds if one is given. */
function idOf(parts: readonly (string | number)[], at?: Date): string {
  const hex = digest(["parley import", ...parts]);
  const start = at ? at.getTime().toString(16).padStart(12, "0") : hex.slice(20, 32);
  const variant = (8 + (Number.parseInt(hex.charAt(3), 16) % 4)).toString(16);
  return `${start.slice(0, 8)}-${start.slice(8)}-8${hex.slice(0, 3)}-${variant}${hex.slice(4, 7)}-${hex.slice(7, 19)}`;
}
