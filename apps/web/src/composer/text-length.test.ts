import { limits } from "@parley/api/limits";
import { expect, it } from "vitest";
import { charactersLeft } from "./text-length.ts";

it("returns nothing while there is plenty of room", () => {
  expect(charactersLeft("hello")).toBeUndefined();
});

it("counts down near the limit, and below zero past it", () => {
  expect(charactersLeft("a".repeat(limits.messageLength - 3))).toBe(3);
  expect(charactersLeft("a".repeat(limits.messageLength + 2))).toBe(-2);
});

it("counts emoji as the server does, and ignores surrounding whitespace", () => {
  expect(charactersLeft("😀".repeat(limits.messageLength))).toBe(0);
  expect(charactersLeft(`  ${"a".repeat(limits.messageLength)}\n`)).toBe(0);
});
