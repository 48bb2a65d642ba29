import { expect, test } from "vitest";
import { heightAboveKeyboard } from "./keyboard.ts";

test("a keyboard over the page leaves what is above it", () => {
  expect(heightAboveKeyboard({ page: 844, seen: 508.4, zoom: 1 })).toBe(508);
});

test("where the browser makes the page lower itself, nothing is left to do", () => {
  expect(heightAboveKeyboard({ page: 508, seen: 508, zoom: 1 })).toBeNull();
});

test("the bars of the browser are no keyboard, and neither is a page that somebody has zoomed into", () => {
  expect(heightAboveKeyboard({ page: 844, seen: 761, zoom: 1 })).toBeNull();
  expect(heightAboveKeyboard({ page: 844, seen: 422, zoom: 2 })).toBeNull();
});
