import { describe, expect, it } from "vitest";
import {
  type Chat,
  mergeSnapshot,
  type Snapshot,
  withChat,
  withGroup,
  withMessage,
  withoutChat,
  withoutGroup,
  withRead,
} from "./snapshot.ts";
import type { Message } from "./timeline.ts";

const chat = (id: string, counters: Partial<Chat> = {}): Chat => ({
  id,
  groupId: "harbour",
  kind: "channel",
  visibility: "open",
  name: id,
  topic: "",
  createdBy: "ana",
  lastSeq: 5,
  lastRev: 7,
  createdAt: "2026-03-01T10:00:00.000Z",
  archivedAt: null,
  readSeq: 5,
  unread: 0,
  ...counters,
});

const group = (id: string) => ({ id, kind: "team", name: id, createdAt: "", role: "member" }) as const;

const snapshot = (...chats: Chat[]): Snapshot => ({
  user: { id: "ana", username: "ana", name: "Ana", bio: "", image: null, email: "", createdAt: "" },
  groups: [group("harbour")],
  chats,
});

const message = (userId: string, seq: number): Message => ({
  id: `id-${seq}`,
  chatId: "plans",
  seq,
  rev: seq + 2,
  userId,
  user: { id: userId, username: userId, name: userId, image: null },
  text: "hello",
  createdAt: "",
  editedAt: null,
  deletedAt: null,
});

const counters = (of: Snapshot) => of.chats.map(({ lastSeq, readSeq, unread }) => [lastSeq, readSeq, unread]);

describe("mergeSnapshot", () => {
  it("does not take back what was read or sent while the answer was under way", () => {
    const before = snapshot(chat("plans", { lastSeq: 6, readSeq: 6 }));
    expect(counters(mergeSnapshot(before, snapshot(chat("plans", { lastSeq: 5, readSeq: 4, unread: 1 }))))).toEqual([
      [6, 6, 0],
    ]);
  });

  it("counts what came since", () => {
    const fresh = snapshot(chat("plans", { lastSeq: 9, unread: 4 }));
    expect(counters(mergeSnapshot(snapshot(chat("plans")), fresh))).toEqual([[9, 5, 4]]);
  });

  it("takes the fresh names, and the chats that are there now", () => {
    const fresh = snapshot(chat("plans", { name: "renamed" }), chat("new"));
    const merged = mergeSnapshot(snapshot(chat("plans"), chat("gone")), fresh);
    expect(merged.chats.map((one) => one.name)).toEqual(["renamed", "new"]);
  });

  it("keeps the very object when nothing changed, so that nothing is drawn again", () => {
    const before = snapshot(chat("plans"));
    expect(mergeSnapshot(before, snapshot(chat("plans")))).toBe(before);
  });

  it("never mixes two people", () => {
    const other = snapshot(chat("plans", { lastSeq: 1, readSeq: 0, unread: 1 }));
    const ben = { ...other, user: { ...other.user, id: "ben" } };
    expect(mergeSnapshot(snapshot(chat("plans")), ben)).toBe(ben);
  });
});

describe("changes of a snapshot", () => {
  it("another's message is unread, one's own is read", () => {
    expect(counters(withMessage(snapshot(chat("plans")), message("ben", 6)))).toEqual([[6, 5, 1]]);
    expect(counters(withMessage(snapshot(chat("plans")), message("ana", 6)))).toEqual([[6, 6, 0]]);
  });

  it("a read pointer only grows", () => {
    const unread = snapshot(chat("plans", { lastSeq: 9, readSeq: 5, unread: 4 }));
    const read = withRead(unread, { chatId: "plans", seq: 8 });
    expect(counters(read)).toEqual([[9, 8, 1]]);
    expect(counters(withRead(read, { chatId: "plans", seq: 6 }))).toEqual([[9, 8, 1]]);
  });

  it("a chat comes into its place by name, keeps its counters when it changes, and goes", () => {
    const { readSeq: _, unread: __, ...boats } = chat("boats", { lastSeq: 0, lastRev: 0 });
    const two = withChat(snapshot(chat("plans", { readSeq: 3, unread: 2 })), boats);
    expect(two.chats.map((one) => [one.name, one.unread])).toEqual([
      ["boats", 0],
      ["plans", 2],
    ]);
    const { readSeq: ___, unread: ____, ...plans } = chat("plans", { name: "aims" });
    const renamed = withChat(two, plans);
    expect(renamed.chats.map((one) => [one.name, one.unread])).toEqual([
      ["aims", 2],
      ["boats", 0],
    ]);
    expect(withoutChat(renamed, "boats").chats.map((one) => one.name)).toEqual(["aims"]);
  });

  it("a group that goes takes its chats with it", () => {
    const two = withGroup(snapshot(chat("plans"), chat("other", { groupId: "küche" })), group("küche"));
    expect(two.groups.map((one) => one.id)).toEqual(["harbour", "küche"]);
    const one = withoutGroup(two, "harbour");
    expect(one.groups.map((left) => left.id)).toEqual(["küche"]);
    expect(one.chats.map((left) => left.id)).toEqual(["other"]);
  });
});
