import { expect, it } from "vitest";
import { type Chord, hasModifier, isPressed } from "./chord.ts";

const press = (key: string, held: Partial<Record<"ctrlKey" | "metaKey" | "altKey" | "shiftKey", boolean>> = {}) => ({
  key,
  code: "",
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

it.each([
  ["Mod+K", press("k", { ctrlKey: true }), true],
  ["Mod+K", press("K", { ctrlKey: true }), true],
  ["Mod+K", press("k", { metaKey: true }), false],
  ["Mod+K", press("k"), false],
  ["Mod+K", press("k", { ctrlKey: true, shiftKey: true }), false],
  // AltGr, with which people type symbols, is Ctrl and Alt together on Windows.
  ["Mod+K", press("k", { ctrlKey: true, altKey: true }), false],
  ["Alt+ArrowUp", press("ArrowUp", { altKey: true }), true],
  ["Alt+ArrowUp", press("ArrowUp", { altKey: true, shiftKey: true }), false],
  ["Alt+Shift+ArrowUp", press("ArrowUp", { altKey: true, shiftKey: true }), true],
  ["?", press("?", { shiftKey: true }), true],
  ["?", press("?"), true],
  ["?", press("?", { ctrlKey: true }), false],
  ["Escape", press("Escape"), true],
  ["Escape", press("Escape", { shiftKey: true }), false],
] satisfies [Chord, ReturnType<typeof press>, boolean][])("%s by %o: %s", (chord, pressed, is) => {
  expect(isPressed(chord, pressed, false)).toBe(is);
});

it("uses Command instead of Ctrl on Apple devices, and ignores their Ctrl", () => {
  expect(isPressed("Mod+K", press("k", { metaKey: true }), true)).toBe(true);
  expect(isPressed("Mod+K", press("k", { ctrlKey: true }), true)).toBe(false);
});

it("finds a letter by its position on a non-Latin keyboard, and on no other", () => {
  expect(isPressed("Mod+K", { ...press("л", { ctrlKey: true }), code: "KeyK" }, false)).toBe(true);
  // On a Dvorak keyboard the key at the position of K types "t", and Ctrl+T belongs to the browser.
  expect(isPressed("Mod+K", { ...press("t", { ctrlKey: true }), code: "KeyK" }, false)).toBe(false);
});

it("knows which chords have a modifier, and so can be pressed while typing", () => {
  expect(["Mod+K", "Alt+ArrowUp", "?", "Escape", "Shift+Enter"].map(hasModifier)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});
