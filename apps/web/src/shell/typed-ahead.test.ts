import { expect, test } from "vitest";
import { afterKey } from "./typed-ahead.ts";

const none = { ctrlKey: false, metaKey: false, altKey: false };
const press = (text: string, key: string, held = {}) => afterKey(text, { ...none, ...held, key });

test("letters are added, also those of two code units, and Backspace removes one", () => {
  expect(press("wo", "r")).toBe("wor");
  expect(press("", "𝔸")).toBe("𝔸");
  expect(press("a𝔸", "Backspace")).toBe("a");
  expect(press("", "Backspace")).toBe("");
});

test("Enter sends nothing before the composer has the focus", () => {
  expect(press("wor", "Enter")).toBe("wor");
});

test("keys that type nothing, and key combinations, are ignored", () => {
  for (const key of ["Escape", "Tab", "ArrowUp", "Shift", "F5"]) expect(press("wor", key)).toBeUndefined();
  for (const held of ["ctrlKey", "metaKey", "altKey"]) expect(press("wor", "k", { [held]: true })).toBeUndefined();
});
