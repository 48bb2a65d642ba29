import { words } from "../words/words.ts";
import type { Chord } from "./chord.ts";

interface Shortcut {
  /** Any of these triggers it. */
  readonly chords: readonly [Chord, ...Chord[]];
  readonly says: () => string;
  /** "page": works everywhere, through `useShortcuts`. Otherwise the part that handles it itself. */
  readonly where: "page" | "conversation" | "composer";
}

/** All shortcuts. The help lists them, and those of the page do not compile without an action. */
export const shortcuts = {
  switcher: { chords: ["Mod+K"], says: () => words.shortcuts.switcher, where: "page" },
  previousChat: { chords: ["Alt+ArrowUp"], says: () => words.shortcuts.previousChat, where: "page" },
  nextChat: { chords: ["Alt+ArrowDown"], says: () => words.shortcuts.nextChat, where: "page" },
  previousUnread: { chords: ["Alt+Shift+ArrowUp"], says: () => words.shortcuts.previousUnread, where: "page" },
  nextUnread: { chords: ["Alt+Shift+ArrowDown"], says: () => words.shortcuts.nextUnread, where: "page" },
  help: { chords: ["?", "Mod+/"], says: () => words.shortcuts.help, where: "page" },
  leave: { chords: ["Escape"], says: () => words.shortcuts.leave, where: "page" },

  walk: { chords: ["ArrowUp", "ArrowDown"], says: () => words.shortcuts.walk, where: "conversation" },
  toLatest: { chords: ["End"], says: () => words.shortcuts.toLatest, where: "conversation" },
  quote: { chords: [">"], says: () => words.shortcuts.quote, where: "conversation" },
  edit: { chords: ["Enter"], says: () => words.shortcuts.edit, where: "conversation" },
  remove: { chords: ["Delete"], says: () => words.shortcuts.remove, where: "conversation" },
  restore: { chords: ["Mod+Z"], says: () => words.shortcuts.restore, where: "conversation" },
  copy: { chords: ["Mod+C"], says: () => words.shortcuts.copy, where: "conversation" },
  actions: { chords: ["Tab"], says: () => words.shortcuts.actions, where: "conversation" },

  send: { chords: ["Enter"], says: () => words.shortcuts.send, where: "composer" },
  newLine: { chords: ["Shift+Enter"], says: () => words.shortcuts.newLine, where: "composer" },
  editLast: { chords: ["ArrowUp"], says: () => words.shortcuts.editLast, where: "composer" },
  bold: { chords: ["Mod+B"], says: () => words.composer.bold, where: "composer" },
  italic: { chords: ["Mod+I"], says: () => words.composer.italic, where: "composer" },
  strike: { chords: ["Mod+Shift+X"], says: () => words.composer.strike, where: "composer" },
  code: { chords: ["Mod+E"], says: () => words.composer.code, where: "composer" },
  link: { chords: ["Mod+Shift+U"], says: () => words.composer.link, where: "composer" },
  toMessages: { chords: ["Shift+Tab"], says: () => words.shortcuts.toMessages, where: "composer" },
} as const satisfies Record<string, Shortcut>;

type Shortcuts = typeof shortcuts;
export type ShortcutId = keyof Shortcuts;

/** The shortcuts that work on the whole page. */
export type PageShortcutId = { [Id in ShortcutId]: Shortcuts[Id]["where"] extends "page" ? Id : never }[ShortcutId];

/** The sections of the help, with their shortcuts. */
export const sections = (["page", "conversation", "composer"] as const).map((where) => ({
  where,
  shortcuts: Object.entries<Shortcut>(shortcuts).flatMap(([id, shortcut]) =>
    shortcut.where === where ? [{ id, ...shortcut }] : [],
  ),
}));
