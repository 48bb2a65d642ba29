import { moreWords } from "../words/more.ts";
import { words } from "../words/words.ts";
import { type Shortcut, type ShortcutId, shortcuts } from "./shortcuts.ts";

const listed = Object.entries(shortcuts) as [ShortcutId, Shortcut][];

/** The sections of the help, with their shortcuts. */
export const sections = (["page", "conversation", "composer"] as const).map((where) => ({
  where,
  shortcuts: listed.flatMap(([id, shortcut]) => (shortcut.where === where ? [{ id, ...shortcut }] : [])),
}));

/** What a shortcut does. One that formats text is called what its button is called. */
export const saysOf = (id: ShortcutId): string => ({ ...words.composer, ...moreWords.shortcuts })[id];
