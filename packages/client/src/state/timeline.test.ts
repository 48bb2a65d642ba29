import { describe, expect, test } from "vitest";
import { exampleMessage as message, examplePage as page } from "../testing/examples.ts";
import { applyChanges, startTimeline, type Timeline, trimEnd, trimStart, withNewer, withOlder } from "./timeline.ts";

const edited = (seq: number, rev: number, text = "edited") => message(seq, { rev, text });
const seqs = (timeline: Timeline) => timeline.messages.map((one) => one.seq);
const texts = (timeline: Timeline) => timeline.messages.map((one) => one.text);

describe("applyChanges", () => {
  const atEnd = startTimeline(page(3, 5, 5), 5);

  test("adds what follows the end", () => {
    const after = applyChanges(atEnd, [message(6), message(7)], 7);
    expect(seqs(after)).toEqual([3, 4, 5, 6, 7]);
    expect(after.rev).toBe(7);
    expect(after.newerCursor).toBeNull();
  });

  test("begins an empty chat", () => {
    const empty = startTimeline({ messages: [], olderCursor: null, newerCursor: null }, 0);
    expect(seqs(applyChanges(empty, [message(1)]))).toEqual([1]);
  });

  test("replaces a message by its newer revision, in place", () => {
    const after = applyChanges(atEnd, [edited(4, 6)], 6);
    expect(texts(after)).toEqual(["message 3", "edited", "message 5"]);
  });

  test("never goes back to an older revision", () => {
    const newest = applyChanges(atEnd, [edited(4, 9)], 9);
    expect(applyChanges(newest, [edited(4, 7, "older")], 9)).toBe(newest);
  });

  test("changes nothing, not even the object, when applied again", () => {
    const changes = [message(6), edited(4, 7)];
    const once = applyChanges(atEnd, changes, 7);
    expect(once).not.toBe(atEnd);
    expect(applyChanges(once, changes, 7)).toBe(once);
  });

  test("puts messages in the order of seq although changes come in the order of rev", () => {
    const after = applyChanges(atEnd, [message(7), edited(6, 8, "sent first, edited last")], 8);
    expect(seqs(after)).toEqual([3, 4, 5, 6, 7]);
  });

  test("leaves out what lies before the loaded part", () => {
    const after = applyChanges(atEnd, [edited(1, 6)], 6);
    expect([seqs(after), after.newerCursor]).toEqual([[3, 4, 5], null]);
  });

  test("leaves new messages to the pages while there is more to load behind", () => {
    const inside = startTimeline(page(3, 5, 90), 90);
    const after = applyChanges(inside, [message(91), edited(6, 92)], 92);
    expect([seqs(after), after.newerCursor, after.rev]).toEqual([[3, 4, 5], 5, 92]);
  });

  test("holds a message back until what comes before it is there, and needs it no second time", () => {
    const early = applyChanges(atEnd, [message(7)]);
    expect([seqs(early), early.rev, early.newerCursor]).toEqual([[3, 4, 5], 5, null]);
    expect(applyChanges(early, [message(7)])).toBe(early);
    const whole = applyChanges(early, [message(6)]);
    expect([seqs(whole), whole.rev, whole.early]).toEqual([[3, 4, 5, 6, 7], 7, []]);
  });

  test("keeps what came early when a catch-up reaches less far", () => {
    const early = applyChanges(atEnd, [message(8), message(9)]);
    const caughtUp = applyChanges(early, [message(6), message(7)], 7);
    expect([seqs(caughtUp), caughtUp.rev, caughtUp.early]).toEqual([[3, 4, 5, 6, 7, 8, 9], 9, []]);
    expect(caughtUp.newerCursor).toBeNull();
  });

  test("leaves no hole when a catch-up has one: the rest takes a page", () => {
    const after = applyChanges(atEnd, [message(8)], 8);
    expect(seqs(after)).toEqual([3, 4, 5]);
    expect(after.newerCursor).toBe(5);
  });

  test("moves its revision over single changes only when they follow it", () => {
    expect(applyChanges(atEnd, [message(6)]).rev).toBe(6);
    expect(applyChanges(atEnd, [edited(4, 7)]).rev).toBe(5);
  });

  test("keeps no more of what came early than it takes to fetch", () => {
    const many = Array.from({ length: 2_000 }, (_, index) => message(7 + index));
    const after = many.reduce((timeline, one) => applyChanges(timeline, [one]), atEnd);
    expect(after.early).toHaveLength(500);
    expect(after.early[0]?.seq).toBe(7);
  });

  test("does not change what it was given", () => {
    const before = structuredClone(atEnd);
    applyChanges(atEnd, [message(6), edited(4, 7)], 7);
    expect(atEnd).toEqual(before);
  });
});

describe("pages", () => {
  const middle = startTimeline(page(50, 60, 90), 90);

  test("go in front and behind", () => {
    const older = withOlder(middle, page(40, 49, 90));
    expect(seqs(older)[0]).toBe(40);
    expect(older.olderCursor).toBe(40);
    const newer = withNewer(older, page(61, 90, 90));
    expect(seqs(newer)).toEqual(Array.from({ length: 51 }, (_, i) => 40 + i));
    expect(newer.newerCursor).toBeNull();
  });

  test("are ignored when they come twice", () => {
    const once = withOlder(middle, page(40, 49, 90));
    expect(withOlder(once, page(40, 49, 90))).toBe(once);
    const more = withNewer(middle, page(61, 70, 90));
    expect(withNewer(more, page(61, 70, 90))).toBe(more);
  });

  test("lose nothing that is said while the last of them is on its way", () => {
    const overtaken = applyChanges(middle, [message(91)]);
    expect(overtaken.rev).toBe(91);
    const joined = withNewer(overtaken, page(61, 90, 90), middle.rev);
    expect([joined.rev, joined.newerCursor]).toEqual([90, null]);
    expect(seqs(applyChanges(joined, [message(91)], 91)).at(-1)).toBe(91);
  });

  test("bring back no text that was edited while they were on their way", () => {
    const overtaken = applyChanges(middle, [edited(45, 91)]);
    const joined = withOlder(overtaken, page(40, 49, 90), middle.rev);
    expect([joined.rev, texts(joined)[5]]).toEqual([90, "message 45"]);
    expect(texts(applyChanges(joined, [edited(45, 91)], 91))[5]).toBe("edited");
  });

  test("can be forgotten at either end, and lead on from there", () => {
    const end = trimEnd(middle, 5);
    expect([seqs(end).at(-1), end.newerCursor, end.olderCursor]).toEqual([54, 54, 50]);
    const start = trimStart(middle, 5);
    expect([seqs(start)[0], start.olderCursor, start.newerCursor]).toEqual([56, 56, 60]);
    expect(trimEnd(middle, 11)).toBe(middle);
    expect(trimStart(middle, 11)).toBe(middle);
  });
});
