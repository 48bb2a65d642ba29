import { expect, it } from "vitest";
import { groundOf, initialsOf } from "./initials.ts";

it.each([
  ["Ana Ferreira", "AF"],
  ["bob", "B"],
  ["Maximiliana von und zu Hohenwaldeck", "MH"],
  ["[1]KevinVdV", "1"],
  ["ajs6f_", "A"],
  ["陈美玲", "陈"],
  ["يوسف الحداد", "ي\u200cا"],
  ["Béla G.", "BG"],
  ["béla", "B"],
  ["van der Berg", "VB"],
  ["Yael Ben-Amir", "YB"],
  ["jean-luc", "JL"],
  ["Aiko Tanaka (愛子)", "AT"],
  ["Aiko Tanaka 田中 愛子", "AT"],
  ["(愛子)", "愛"],
  ["Ana (she/her)", "A"],
  ["👩‍👩‍👧‍👦 family", "F"],
  ["Aiko Tanaka 🧵 🪡", "AT"],
  ["👩‍👩‍👧‍👦 🪡", "👩‍👩‍👧‍👦🪡"],
  ["•••", "?"],
])("abbreviates %s to %s", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

it("gives an id always the same colour, and spreads ids over several colours", () => {
  const ids = Array.from({ length: 100 }, (_, i) => `01a205f2-c666-70fa-9a71-${String(i).padStart(12, "0")}`);
  expect(ids.map(groundOf)).toEqual(ids.map(groundOf));
  expect(new Set(ids.map(groundOf)).size).toBeGreaterThan(5);
});
