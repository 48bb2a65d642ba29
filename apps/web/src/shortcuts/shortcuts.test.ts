import { afterEach, expect, it } from "vitest";
import { de, deMore } from "../words/de.ts";
import { en } from "../words/en.ts";
import { enMore } from "../words/en-more.ts";
import { speak } from "../words/words.ts";
import { keysOf } from "./keys-of.ts";
import { saysOf, sections } from "./sections.ts";
import { shortcuts } from "./shortcuts.ts";
import { shortcutFor } from "./use-shortcuts.ts";

afterEach(() => speak("en", { words: en, moreWords: enMore }));

const press = (key: string, more: Partial<Parameters<typeof shortcutFor>[0]> = {}) => ({
  key,
  code: "",
  keyCode: 0,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  defaultPrevented: false,
  ...more,
});
const reading = { writing: false, covered: false, apple: false };
const writing = { ...reading, writing: true };
const ctrlK = press("k", { ctrlKey: true });

it("runs a chord with a modifier even while typing, and a bare key only otherwise", () => {
  expect([shortcutFor(ctrlK, reading), shortcutFor(ctrlK, writing)]).toEqual(["switcher", "switcher"]);
  const questionMark = press("?", { shiftKey: true });
  expect([shortcutFor(questionMark, reading), shortcutFor(questionMark, writing)]).toEqual(["help", undefined]);
});

it("ignores keys while a dialog covers the page, and keys that are already handled", () => {
  expect(shortcutFor(ctrlK, { ...reading, covered: true })).toBeUndefined();
  expect(shortcutFor({ ...ctrlK, defaultPrevented: true }, reading)).toBeUndefined();
});

it("ignores every key while an input method is composing, however the browser reports it", () => {
  expect(shortcutFor({ ...ctrlK, isComposing: true }, writing)).toBeUndefined();
  expect(shortcutFor({ ...ctrlK, keyCode: 229 }, writing)).toBeUndefined();
});

it("has no two shortcuts with the same keys in one place", () => {
  for (const { where, shortcuts } of sections) {
    const chords = shortcuts.flatMap((shortcut) => shortcut.chords.map((chord) => `${where}: ${chord}`));
    expect(new Set(chords).size).toBe(chords.length);
  }
});

it("lists every shortcut in the help, once", () => {
  const shown = sections.flatMap((section) => section.shortcuts.map(({ id }) => id));
  expect(new Set(shown.map(saysOf)).size).toBe(shown.length);
  expect(shown.sort()).toEqual(Object.keys(shortcuts).sort());
});

it("names the keys as the platform and the language do", () => {
  const shown = () => [keysOf("Mod+K", false), keysOf("Alt+Shift+ArrowUp", false), keysOf("Escape", false)];
  expect(shown()).toEqual(["Ctrl K", "Alt Shift ↑", "Esc"]);
  expect([keysOf("Mod+K", true), keysOf("Alt+Shift+ArrowUp", true)]).toEqual(["⌘ K", "⌥ ⇧ ↑"]);
  speak("de", { words: de, moreWords: deMore });
  expect(shown()).toEqual(["Strg K", "Alt Umschalt ↑", "Esc"]);
  expect(["End", "Delete", "Shift+Enter"].map((chord) => keysOf(chord, false))).toEqual([
    "Ende",
    "Entf",
    "Umschalt Eingabe",
  ]);
});
