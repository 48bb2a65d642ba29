import { expect, test } from "vitest";
import { Positions } from "./positions.ts";

const at = (rev: number) => new Map([["chat", rev]]);

test("changes that follow one another are taken, until all are there", () => {
  const positions = new Positions(at(4));
  positions.take("chat", 5);
  expect(positions.reached(at(6))).toBe(false);
  expect(positions.whatIsMissing(at(6))).toBe("chat chat ends at 5 of 6");
  positions.take("chat", 6);
  expect(positions.reached(at(6))).toBe(true);
  expect(positions.overtaken).toBe(0);
});

test("what never comes is a loss, however much comes after it", () => {
  const positions = new Positions(at(4));
  for (const rev of [5, 7, 8]) positions.take("chat", rev);
  expect(positions.reached(at(8))).toBe(false);
  expect(positions.whatIsMissing(at(8))).toBe("change 6 of chat chat was lost");
});

test("what is overtaken is counted, and not lost", () => {
  const positions = new Positions(at(4));
  for (const rev of [7, 5, 6, 8]) positions.take("chat", rev);
  expect(positions.overtaken).toBe(2);
  expect(positions.reached(at(8))).toBe(true);
});

test.each([
  ["the last change again", [5, 5]],
  ["an old change", [2]],
  ["an overtaken change again", [6, 5, 5]],
])("%s is an error", (_name, revs) => {
  const positions = new Positions(at(4));
  const last = revs.at(-1) ?? 0;
  for (const rev of revs.slice(0, -1)) positions.take("chat", rev);
  expect(() => positions.take("chat", last)).toThrow(`Change ${last} of chat chat came twice`);
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
  expect(positions.reached(at(9))).toBe(true);
});

test("a hole that is left after catching up is a loss", () => {
  const positions = new Positions(at(4));
  positions.beginCatchUp();
  positions.take("chat", 7);
  positions.catchUp("chat", 5);
  positions.endCatchUp();
  expect(positions.reached(at(7))).toBe(false);
});
