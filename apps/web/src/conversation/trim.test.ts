import { expect, test } from "vitest";
import { trimOf } from "./trim.ts";

test("nothing is trimmed from a short range, or when it is unknown what is visible", () => {
  expect(trimOf(1_700, 0)).toBeNull();
  expect(trimOf(90_000, -1)).toBeNull();
});

test("a long range is trimmed at the end that is farther from the visible message", () => {
  expect(trimOf(1_701, 20)).toEqual({ end: "newer", keep: 1_500 });
  expect(trimOf(1_701, 1_680)).toEqual({ end: "older", keep: 1_500 });
});

test("the messages around the visible one stay, however long the range is", () => {
  for (const length of [1_701, 4_000, 20_000]) {
    for (let seen = 0; seen < length; seen += 97) {
      const cut = trimOf(length, seen);
      if (!cut) throw new Error("Nothing was trimmed from a range that is too long.");
      const left = Math.min(cut.keep, length);
      const near = cut.end === "older" ? left - (length - seen) : left - seen;
      expect(near).toBeGreaterThanOrEqual(Math.min(300, seen, length - seen));
    }
  }
});
