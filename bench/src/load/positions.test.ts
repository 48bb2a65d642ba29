import { expect, test } from "vitest";
import { Positions } from "./positions.ts";

const at = (rev: number) => new Map([["chat", rev]]);

test("changes that follow one another are taken, until all are there", () => {
  const positions = new Positions(at(4));
  positions.take("chat", 5);
  expect(positions.reached(at(6))).toBe(false);
  positions.take("chat", 6);
  expect(positions.reached(at(6))).toBe(true);
});

test.each([
  ["a loss", 7, "came after 4: 2 were lost"],
  ["a repetition", 4, "Change 4 of chat chat came after 4 had come"],
  ["an old change", 2, "Change 2 of chat chat came after 4 had come"],
])("%s is an error", (_name, rev, message) => {
  expect(() => new Positions(at(4)).take("chat", rev)).toThrow(message);
});

test("a change of a chat that is none of the reader's is an error", () => {
  expect(() => new Positions(at(4)).take("other", 1)).toThrow("none of this reader's");
});

test("while a reader catches up there may be holes, which the answers fill", () => {
  const positions = new Positions(at(4));
  positions.beginCatchUp();
  for (const rev of [7, 8, 9]) positions.take("chat", rev);
  positions.catchUp("chat", 8);
  expect(positions.reached(at(8))).toBe(false);
  positions.endCatchUp();
  expect(positions.revs).toEqual(at(9));
});

test("a hole that is left after catching up is an error", () => {
  const positions = new Positions(at(4));
  positions.beginCatchUp();
  positions.take("chat", 7);
  positions.catchUp("chat", 5);
  expect(() => positions.endCatchUp()).toThrow("1 were lost");
});
