import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Emitted } from "./events.ts";
import { Resequencer } from "./resequencer.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Only its chat and place count here. */
const change = (rev: number, chatId = "one") =>
  ({ topics: [], event: { type: "message.updated", chatId, rev } }) as unknown as Emitted;

function setUp() {
  const passed: (number | string)[] = [];
  const resequencer = new Resequencer(({ event }) => passed.push("rev" in event ? event.rev : event.type));
  return {
    passed,
    resequencer,
    take: (...revs: number[]) => revs.forEach((rev) => void resequencer.take(change(rev))),
  };
}

test("two changes that come the wrong way round pass the right way round", () => {
  const { passed, take } = setUp();
  take(7, 9, 8, 10);
  expect(passed).toEqual([7, 8, 9, 10]);
  expect(vi.getTimerCount()).toBe(0);
});

test("whatever comes in whatever order passes in order, once", () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([2, 3, 4, 5, 6, 7, 8], { minLength: 7 }), (revs) => {
      const { passed, take } = setUp();
      take(1, ...revs);
      expect(passed).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    }),
  );
});

test("one chat does not wait for another, nor does anything else wait", () => {
  const { passed, resequencer, take } = setUp();
  take(1, 3);
  resequencer.take(change(5, "two"));
  resequencer.take({ topics: [], event: { type: "group.deleted", groupId: "g" } });
  expect(passed).toEqual([1, 5, "group.deleted"]);
});

test("what never comes is not waited for", () => {
  const { passed, take } = setUp();
  take(1, 4, 3);
  vi.advanceTimersByTime(99);
  expect(passed).toEqual([1]);
  vi.advanceTimersByTime(1);
  expect(passed).toEqual([1, 3, 4]);
  take(5, 2);
  expect(passed).toEqual([1, 3, 4, 5, 2]);
});

test("when it is over, nothing is left to wait for", () => {
  const { passed, resequencer, take } = setUp();
  take(1, 3);
  resequencer.close();
  vi.advanceTimersByTime(1_000);
  expect(passed).toEqual([1]);
});
