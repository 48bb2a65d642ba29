import { expect, test } from "vitest";
import { Progress } from "./progress.ts";

const at = (rev: number) => new Map([["chat", rev]]);

test("consecutive changes complete a chat", () => {
  const progress = new Progress(at(4));
  progress.take("chat", 5);
  expect(progress.reached(at(6))).toBe(false);
  expect(progress.whatIsMissing(at(6))).toBe("chat chat ends at 5 of 6");
  progress.take("chat", 6);
  expect(progress.reached(at(6))).toBe(true);
  expect(progress.overtaken).toBe(0);
});

test("a change that never arrives is lost, whatever arrives after it", () => {
  const progress = new Progress(at(4));
  for (const rev of [5, 7, 8]) progress.take("chat", rev);
  expect(progress.reached(at(8))).toBe(false);
  expect(progress.whatIsMissing(at(8))).toBe("change 6 of chat chat was lost");
});

test("a change that arrives late is counted as overtaken, not as lost", () => {
  const progress = new Progress(at(4));
  for (const rev of [7, 5, 6, 8]) progress.take("chat", rev);
  expect(progress.overtaken).toBe(2);
  expect(progress.reached(at(8))).toBe(true);
});

test.each([
  ["the last change again", [5, 5]],
  ["an old change", [2]],
  ["an overtaken change again", [6, 5, 5]],
])("%s is an error", (_name, revs) => {
  const progress = new Progress(at(4));
  const last = revs.at(-1) ?? 0;
  for (const rev of revs.slice(0, -1)) progress.take("chat", rev);
  expect(() => progress.take("chat", last)).toThrow(`Change ${last} of chat chat came twice`);
});

test("a change of a chat that the reader is not in is an error", () => {
  expect(() => new Progress(at(4)).take("other", 1)).toThrow("none of this reader's");
});

test("gaps that appear during a catch-up are filled by its responses", () => {
  const progress = new Progress(at(4));
  progress.beginCatchUp();
  for (const rev of [7, 8, 9]) progress.take("chat", rev);
  progress.catchUp("chat", 8);
  expect(progress.reached(at(8))).toBe(false);
  progress.endCatchUp();
  expect(progress.revs).toEqual(at(9));
  expect(progress.reached(at(9))).toBe(true);
});

test("a gap that remains after a catch-up is a loss", () => {
  const progress = new Progress(at(4));
  progress.beginCatchUp();
  progress.take("chat", 7);
  progress.catchUp("chat", 5);
  progress.endCatchUp();
  expect(progress.reached(at(7))).toBe(false);
});
