import { expect, test } from "vitest";
import { heightAboveKeyboard } from "./keyboard.ts";

test("a keyboard that covers the page leaves the height above it", () => {
  expect(heightAboveKeyboard({ page: 844, seen: 508.4, zoom: 1 })).toBe(508);
});

test("nothing is adjusted when the browser resizes the page itself", () => {
  expect(heightAboveKeyboard({ page: 508, seen: 508, zoom: 1 })).toBeNull();
});

test("browser toolbars and a zoomed page are not taken for a keyboard", () => {
  expect(heightAboveKeyboard({ page: 844, seen: 761, zoom: 1 })).toBeNull();
  expect(heightAboveKeyboard({ page: 844, seen: 422, zoom: 2 })).toBeNull();
});
