import { describe, expect, test } from "vitest";
import { exampleMessage as message, examplePage as page } from "../testing/examples.ts";
import { applyChanges, startTimeline, type Timeline, trimEnd, trimStart, withNewer, withOlder } from "./timeline.ts";

const edited = (seq: number, rev: number, text = "edited") => message(seq, { rev, text });
const seqs = (timeline: Timeline) => timeline.messages.map((one) => one.seq);
const texts = (timeline: Timeline) => timeline.messages.map((one) => one.text);

describe("applyChanges", () => {
  const atEnd = startTimeline(page(3, 5, 5), 5);

  test("appends messages that follow the end", () => {
    const after = applyChanges(atEnd, [message(6), message(7)], 7);
    expect(seqs(after)).toEqual([3, 4, 5, 6, 7]);
    expect(after.rev).toBe(7);
    expect(after.newerCursor).toBeNull();
  });

  test("adds the first message of an empty chat", () => {
    const empty = startTimeline({ messages: [], olderCursor: null, newerCursor: null }, 0);
    expect(seqs(applyChanges(empty, [message(1)]))).toEqual([1]);
  });

  test("replaces a message by its newer revision, in place", () => {
    const after = applyChanges(atEnd, [edited(4, 6)], 6);
    expect(texts(after)).toEqual(["message 3", "edited", "message 5"]);
  });

  test("ignores an older revision", () => {
    const newest = applyChanges(atEnd, [edited(4, 9)], 9);
    expect(applyChanges(newest, [edited(4, 7, "older")], 9)).toBe(newest);
  });

  test("returns the same object when applied again", () => {
    const changes = [message(6), edited(4, 7)];
    const once = applyChanges(atEnd, changes, 7);
    expect(once).not.toBe(atEnd);
    expect(applyChanges(once, changes, 7)).toBe(once);
  });

  test("orders messages by seq although changes arrive in order of rev", () => {
    const after = applyChanges(atEnd, [message(7), edited(6, 8, "sent first, edited last")], 8);
    expect(seqs(after)).toEqual([3, 4, 5, 6, 7]);
  });

  test("ignores messages before the loaded range", () => {
    const after = applyChanges(atEnd, [edited(1, 6)], 6);
    expect([seqs(after), after.newerCursor]).toEqual([[3, 4, 5], null]);
  });

  test("ignores new messages while newer pages are not loaded", () => {
    const inside = startTimeline(page(3, 5, 90), 90);
    const after = applyChanges(inside, [message(91), edited(6, 92)], 92);
    expect([seqs(after), after.newerCursor, after.rev]).toEqual([[3, 4, 5], 5, 92]);
  });

  test("holds back a message until the ones before it arrive", () => {
    const early = applyChanges(atEnd, [message(7)]);
    expect([seqs(early), early.rev, early.newerCursor]).toEqual([[3, 4, 5], 5, null]);
    expect(applyChanges(early, [message(7)])).toBe(early);
    const whole = applyChanges(early, [message(6)]);
    expect([seqs(whole), whole.rev, whole.early]).toEqual([[3, 4, 5, 6, 7], 7, []]);
  });

  test("keeps early messages when a catch-up does not reach them", () => {
    const early = applyChanges(atEnd, [message(8), message(9)]);
    const caughtUp = applyChanges(early, [message(6), message(7)], 7);
    expect([seqs(caughtUp), caughtUp.rev, caughtUp.early]).toEqual([[3, 4, 5, 6, 7, 8, 9], 9, []]);
    expect(caughtUp.newerCursor).toBeNull();
  });

  test("leaves no gap when a catch-up has one, and needs a page for the rest", () => {
    const after = applyChanges(atEnd, [message(8)], 8);
    expect(seqs(after)).toEqual([3, 4, 5]);
    expect(after.newerCursor).toBe(5);
  });

  test("advances its rev only by consecutive changes", () => {
    expect(applyChanges(atEnd, [message(6)]).rev).toBe(6);
    expect(applyChanges(atEnd, [edited(4, 7)]).rev).toBe(5);
  });

  test("limits the number of early messages", () => {
    const many = Array.from({ length: 2_000 }, (_, index) => message(7 + index));
    const after = many.reduce((timeline, one) => applyChanges(timeline, [one]), atEnd);
    expect(after.early).toHaveLength(500);
    expect(after.early[0]?.seq).toBe(7);
  });

  test("does not mutate its input", () => {
    const before = structuredClone(atEnd);
    applyChanges(atEnd, [message(6), edited(4, 7)], 7);
    expect(atEnd).toEqual(before);
  });
});

describe("pages", () => {
  const middle = startTimeline(page(50, 60, 90), 90);

  test("are added at both ends", () => {
    const older = withOlder(middle, page(40, 49, 90));
    expect(seqs(older)[0]).toBe(40);
    expect(older.olderCursor).toBe(40);
    const newer = withNewer(older, page(61, 90, 90));
    expect(seqs(newer)).toEqual(Array.from({ length: 51 }, (_, i) => 40 + i));
    expect(newer.newerCursor).toBeNull();
  });

  test("are ignored the second time", () => {
    const once = withOlder(middle, page(40, 49, 90));
    expect(withOlder(once, page(40, 49, 90))).toBe(once);
    const more = withNewer(middle, page(61, 70, 90));
    expect(withNewer(more, page(61, 70, 90))).toBe(more);
  });

  test("lose no message that arrives while the last page is loading", () => {
    const overtaken = applyChanges(middle, [message(91)]);
    expect(overtaken.rev).toBe(91);
    const joined = withNewer(overtaken, page(61, 90, 90), middle.rev);
    expect([joined.rev, joined.newerCursor]).toEqual([90, null]);
    expect(seqs(applyChanges(joined, [message(91)], 91)).at(-1)).toBe(91);
  });

  test("do not keep a text that was edited while they were loading", () => {
    const overtaken = applyChanges(middle, [edited(45, 91)]);
    const joined = withOlder(overtaken, page(40, 49, 90), middle.rev);
    expect([joined.rev, texts(joined)[5]]).toEqual([90, "message 45"]);
    expect(texts(applyChanges(joined, [edited(45, 91)], 91))[5]).toBe("edited");
  });

  test("can be trimmed at either end, and loaded again from there", () => {
    const end = trimEnd(middle, 5);
    expect([seqs(end).at(-1), end.newerCursor, end.olderCursor]).toEqual([54, 54, 50]);
    const start = trimStart(middle, 5);
    expect([seqs(start)[0], start.olderCursor, start.newerCursor]).toEqual([56, 56, 60]);
    expect(trimEnd(middle, 11)).toBe(middle);
    expect(trimStart(middle, 11)).toBe(middle);
  });
});
