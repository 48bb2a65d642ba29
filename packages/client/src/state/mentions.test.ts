import { limits } from "@parley/api/limits";
import { everyone } from "@parley/api/mentions/schema";
import { expect, test } from "vitest";
import { exampleChat, exampleMessage, exampleSnapshot, wholeState } from "../testing/examples.ts";
import type { MessageEvent } from "../wire.ts";
import { reduce } from "./reduce.ts";
import type { ParleyState } from "./state.ts";

/** Ana, who has read nothing in a chat of 200 messages. */
const start = (mentions: number[]): ParleyState =>
  wholeState(exampleSnapshot(exampleChat("plans", { lastSeq: 200, lastRev: 200, readSeq: 0, unread: 200, mentions })));

/** What Ben has said at a place, and whom it calls after the change with this number. */
function said(seq: number, rev: number, mentions: string[]): MessageEvent {
  const message = exampleMessage(seq, { userId: "ben", rev, mentions });
  return { type: rev === seq ? "message.created" : "message.updated", chatId: "plans", rev, message };
}

const after = (state: ParleyState, ...events: MessageEvent[]) =>
  events.reduce((before, event) => reduce(before, event, 0), state);
const mentionsOf = (state: ParleyState) => state.snapshot?.chats[0]?.mentions;

test("a message calls by name and with everyone, and nobody else's name counts", () => {
  const state = after(start([7]), said(201, 201, ["ana"]), said(202, 202, ["ben"]), said(203, 203, [everyone]));
  expect(mentionsOf(state)).toEqual([7, 201, 203]);
});

test("an edit calls or takes it back, and of two the newer counts, in whatever order they come", () => {
  const [called, takenBack] = [said(150, 201, ["ana"]), said(150, 202, [])];
  expect(mentionsOf(after(start([7]), called))).toEqual([7, 150]);
  expect(mentionsOf(after(start([7]), called, takenBack))).toEqual([7]);
  expect(mentionsOf(after(start([7]), takenBack, called))).toEqual([7]);
});

test("of more than a snapshot holds the newest stay, and only one that goes is worth another snapshot", () => {
  const all = Array.from({ length: limits.unreadMentions }, (_, index) => index + 1);
  const more = after(start(all), said(201, 201, ["ana"]));
  expect(mentionsOf(more)).toEqual([...all.slice(1), 201]);
  expect(more.needs.snapshot).toBe(false);
  const fewer = after(more, said(50, 202, []));
  expect(mentionsOf(fewer)).toHaveLength(limits.unreadMentions - 1);
  expect(fewer.needs.snapshot).toBe(true);
});

test("what is read already calls nobody", () => {
  const read = reduce(start([7]), { type: "read.updated", chatId: "plans", seq: 150 }, 0);
  expect(mentionsOf(after(read, said(150, 201, ["ana"])))).toEqual([]);
  expect(mentionsOf(after(read, said(151, 202, ["ana"])))).toEqual([151]);
});
