import { limits } from "@parley/api/limits";
import { everyone } from "@parley/api/mentions/schema";
import { expect, test } from "vitest";
import { exampleChat, exampleMessage, exampleSnapshot, wholeState } from "../testing/examples.ts";
import type { MessageEvent } from "../wire.ts";
import { reduce } from "./reduce.ts";
import type { ParleyState } from "./state.ts";

/** The state of Ana, who has read nothing in a chat of 200 messages. */
const start = (mentions: number[]): ParleyState =>
  wholeState(exampleSnapshot(exampleChat("plans", { lastSeq: 200, lastRev: 200, readSeq: 0, unread: 200, mentions })));

/** An event about Ben's message at `seq`, with the mentions that it has at `rev`. */
function said(seq: number, rev: number, mentions: string[]): MessageEvent {
  const message = exampleMessage(seq, { userId: "ben", rev, mentions });
  return { type: rev === seq ? "message.created" : "message.updated", chatId: "plans", rev, message };
}

const after = (state: ParleyState, ...events: MessageEvent[]) =>
  events.reduce((before, event) => reduce(before, event, 0), state);
const mentionsOf = (state: ParleyState) => state.snapshot?.chats[0]?.mentions;

test("a message counts if it mentions the person or everyone, but not someone else", () => {
  const state = after(start([7]), said(201, 201, ["ana"]), said(202, 202, ["ben"]), said(203, 203, [everyone]));
  expect(mentionsOf(state)).toEqual([7, 201, 203]);
});

test("an edit adds or removes a mention, and the newer of two wins in any order", () => {
  const [called, takenBack] = [said(150, 201, ["ana"]), said(150, 202, [])];
  expect(mentionsOf(after(start([7]), called))).toEqual([7, 150]);
  expect(mentionsOf(after(start([7]), called, takenBack))).toEqual([7]);
  expect(mentionsOf(after(start([7]), takenBack, called))).toEqual([7]);
});

test("the newest mentions up to the limit are kept, and removing one then needs a snapshot", () => {
  const all = Array.from({ length: limits.unreadMentions }, (_, index) => index + 1);
  const more = after(start(all), said(201, 201, ["ana"]));
  expect(mentionsOf(more)).toEqual([...all.slice(1), 201]);
  expect(more.needs.snapshot).toBe(false);
  const fewer = after(more, said(50, 202, []));
  expect(mentionsOf(fewer)).toHaveLength(limits.unreadMentions - 1);
  expect(fewer.needs.snapshot).toBe(true);
});

test("a mention in a read message does not count", () => {
  const read = reduce(start([7]), { type: "read.updated", chatId: "plans", seq: 150 }, 0);
  expect(mentionsOf(after(read, said(150, 201, ["ana"])))).toEqual([]);
  expect(mentionsOf(after(read, said(151, 202, ["ana"])))).toEqual([151]);
});
