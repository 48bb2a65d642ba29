import type { Chord } from "./chord.ts";

export interface Shortcut {
  /** Any of these triggers it. */
  readonly chords: readonly [Chord, ...Chord[]];
  /** "page": works everywhere, through `useShortcuts`. Otherwise the part that handles it itself. */
  readonly where: "page" | "conversation" | "composer";
}

/** All shortcuts. The help lists them (sections.ts), and those of the page do not compile without an action. */
export const shortcuts = {
  switcher: { chords: ["Mod+K"], where: "page" },
  previousChat: { chords: ["Alt+ArrowUp"], where: "page" },
  nextChat: { chords: ["Alt+ArrowDown"], where: "page" },
  previousUnread: { chords: ["Alt+Shift+ArrowUp"], where: "page" },
  nextUnread: { chords: ["Alt+Shift+ArrowDown"], where: "page" },
  help: { chords: ["?", "Mod+/"], where: "page" },
  leave: { chords: ["Escape"], where: "page" },

  walk: { chords: ["ArrowUp", "ArrowDown"], where: "conversation" },
  toLatest: { chords: ["End"], where: "conversation" },
  quote: { chords: [">"], where: "conversation" },
  edit: { chords: ["Enter"], where: "conversation" },
  remove: { chords: ["Delete"], where: "conversation" },
  restore: { chords: ["Mod+Z"], where: "conversation" },
  copy: { chords: ["Mod+C"], where: "conversation" },
  actions: { chords: ["Tab"], where: "conversation" },

  send: { chords: ["Enter"], where: "composer" },
  newLine: { chords: ["Shift+Enter"], where: "composer" },
  editLast: { chords: ["ArrowUp"], where: "composer" },
  bold: { chords: ["Mod+B"], where: "composer" },
  italic: { chords: ["Mod+I"], where: "composer" },
  strike: { chords: ["Mod+Shift+X"], where: "composer" },
  code: { chords: ["Mod+E"], where: "composer" },
  link: { chords: ["Mod+Shift+U"], where: "composer" },
  toMessages: { chords: ["Shift+Tab"], where: "composer" },
} as const satisfies Record<string, Shortcut>;

type Shortcuts = typeof shortcuts;
export type ShortcutId = keyof Shortcuts;

/** The shortcuts that work on the whole page. */
export type PageShortcutId = { [Id in ShortcutId]: Shortcuts[Id]["where"] extends "page" ? Id : never }[ShortcutId];
