import { describe, expect, it } from "vitest";
import {
  applyChanges,
  type Message,
  type Page,
  startTimeline,
  type Timeline,
  trimEnd,
  trimStart,
  withNewer,
  withOlder,
} from "./timeline.ts";

const message = (seq: number, rev = seq, text = `message ${seq}`): Message => ({
  id: `id-${seq}`,
  chatId: "chat",
  seq,
  rev,
  userId: "ana",
  user: { id: "ana", username: "ana", name: "Ana", image: null },
  text,
  createdAt: "2026-03-01T10:00:00.000Z",
  editedAt: rev > seq ? "2026-03-01T10:01:00.000Z" : null,
  deletedAt: null,
});

const page = (from: number, to: number, end: number): Page => ({
  messages: Array.from({ length: to - from + 1 }, (_, i) => message(from + i)),
  olderCursor: from > 1 ? from : null,
  newerCursor: to < end ? to : null,
});

const seqs = (timeline: Timeline) => timeline.messages.map((one) => one.seq);
const texts = (timeline: Timeline) => timeline.messages.map((one) => one.text);

describe("applyChanges", () => {
  const atEnd = startTimeline(page(3, 5, 5), 5);

  it("adds what follows the end", () => {
    const after = applyChanges(atEnd, [message(6), message(7)], 7);
    expect(seqs(after)).toEqual([3, 4, 5, 6, 7]);
    expect(after.rev).toBe(7);
    expect(after.newerCursor).toBeNull();
  });

  it("begins an empty chat", () => {
    const empty = startTimeline({ messages: [], olderCursor: null, newerCursor: null }, 0);
    expect(seqs(applyChanges(empty, [message(1)]))).toEqual([1]);
  });

  it("replaces a message by its newer revision, in place", () => {
    const after = applyChanges(atEnd, [message(4, 6, "edited")], 6);
    expect(texts(after)).toEqual(["message 3", "edited", "message 5"]);
  });

  it("never goes back to an older revision", () => {
    const edited = applyChanges(atEnd, [message(4, 9, "newest")], 9);
    expect(applyChanges(edited, [message(4, 7, "older")], 9)).toBe(edited);
  });

  it("changes nothing, not even the object, when applied again", () => {
    const changes = [message(6), message(4, 7, "edited")];
    const once = applyChanges(atEnd, changes, 7);
    expect(once).not.toBe(atEnd);
    expect(applyChanges(once, changes, 7)).toBe(once);
  });

  it("puts messages in the order of seq although changes come in the order of rev", () => {
    const after = applyChanges(atEnd, [message(7, 7), message(6, 8, "sent first, edited last")], 8);
    expect(seqs(after)).toEqual([3, 4, 5, 6, 7]);
  });

  it("leaves out what lies before the loaded part", () => {
    expect(seqs(applyChanges(atEnd, [message(1, 6)], 6))).toEqual([3, 4, 5]);
  });

  it("leaves new messages to the pages while there is more to load behind", () => {
    const inside = startTimeline(page(3, 5, 90), 90);
    const after = applyChanges(inside, [message(91)], 91);
    expect(seqs(after)).toEqual([3, 4, 5]);
    expect(after.rev).toBe(91);
  });

  it("holds a message back until what comes before it is there", () => {
    const early = applyChanges(atEnd, [message(7)]);
    expect(seqs(early)).toEqual([3, 4, 5]);
    expect(early.rev).toBe(5);
    expect(early.newerCursor).toBeNull();
    expect(seqs(applyChanges(early, [message(6), message(7)], 7))).toEqual([3, 4, 5, 6, 7]);
  });

  it("leaves no hole when a catch-up has one: the rest takes a page", () => {
    const after = applyChanges(atEnd, [message(8)], 8);
    expect(seqs(after)).toEqual([3, 4, 5]);
    expect(after.newerCursor).toBe(5);
  });

  it("moves its revision over single changes only when they follow it", () => {
    expect(applyChanges(atEnd, [message(6)]).rev).toBe(6);
    expect(applyChanges(atEnd, [message(4, 7, "edited")]).rev).toBe(5);
  });

  it("does not change what it was given", () => {
    const before = structuredClone(atEnd);
    applyChanges(atEnd, [message(6), message(4, 7, "edited")], 7);
    expect(atEnd).toEqual(before);
  });
});

describe("pages", () => {
  const middle = startTimeline(page(50, 60, 90), 90);

  it("go in front and behind", () => {
    const older = withOlder(middle, page(40, 49, 90));
    expect(seqs(older)[0]).toBe(40);
    expect(older.olderCursor).toBe(40);
    const newer = withNewer(older, page(61, 90, 90));
    expect(seqs(newer)).toEqual(Array.from({ length: 51 }, (_, i) => 40 + i));
    expect(newer.newerCursor).toBeNull();
  });

  it("are ignored when they come twice", () => {
    const once = withOlder(middle, page(40, 49, 90));
    expect(withOlder(once, page(40, 49, 90))).toBe(once);
    const more = withNewer(middle, page(61, 70, 90));
    expect(withNewer(more, page(61, 70, 90))).toBe(more);
  });

  it("can be forgotten at either end, and lead on from there", () => {
    const end = trimEnd(middle, 5);
    expect([seqs(end).at(-1), end.newerCursor, end.olderCursor]).toEqual([54, 54, 50]);
    const start = trimStart(middle, 5);
    expect([seqs(start)[0], start.olderCursor, start.newerCursor]).toEqual([56, 56, 60]);
    expect(trimEnd(middle, 11)).toBe(middle);
  });
});
