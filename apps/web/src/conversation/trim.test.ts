import { expect, test } from "vitest";
import { trimOf } from "./trim.ts";

test("nothing is forgotten of a part that is not long, or when nobody knows what is looked at", () => {
  expect(trimOf(1_700, 0)).toBeNull();
  expect(trimOf(90_000, -1)).toBeNull();
});

test("who reads near the beginning of a long part keeps that, who reads near its end the other", () => {
  expect(trimOf(1_701, 20)).toEqual({ end: "newer", keep: 1_500 });
  expect(trimOf(1_701, 1_680)).toEqual({ end: "older", keep: 1_500 });
});

test("what lies around the message that is looked at stays, however long the part is", () => {
  for (const length of [1_701, 4_000, 20_000]) {
    for (let seen = 0; seen < length; seen += 97) {
      const cut = trimOf(length, seen);
      if (!cut) throw new Error("There is too much, so something goes.");
      const left = Math.min(cut.keep, length);
      const near = cut.end === "older" ? left - (length - seen) : left - seen;
      expect(near).toBeGreaterThanOrEqual(Math.min(300, seen, length - seen));
    }
  }
});
