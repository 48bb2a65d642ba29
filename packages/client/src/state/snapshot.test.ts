import { describe, expect, test } from "vitest";
import {
  exampleChat as chat,
  factsOf,
  exampleGroup as group,
  exampleMessage as message,
  exampleSnapshot as snapshot,
} from "../testing/examples.ts";
import type { Snapshot } from "../wire.ts";
import {
  mergeSnapshot,
  withChat,
  withGroup,
  withMessage,
  withOwnUser,
  withoutChat,
  withoutGroup,
  withRead,
} from "./snapshot.ts";

const counters = (of: Snapshot) => of.chats.map(({ lastSeq, readSeq, unread }) => [lastSeq, readSeq, unread]);
const names = (of: Snapshot) => of.chats.map(({ name }) => name);

describe("mergeSnapshot", () => {
  test("keeps a read position that advanced during the request", () => {
    const before = snapshot(chat("plans", { readSeq: 5 }));
    const fresh = snapshot(chat("plans", { lastSeq: 6, readSeq: 4, unread: 2 }));
    expect(counters(mergeSnapshot(before, fresh))).toEqual([[6, 5, 1]]);
  });

  test("takes the server's counters, even if they are lower than before", () => {
    const before = snapshot(chat("plans"));
    expect(counters(mergeSnapshot(before, snapshot(chat("plans", { lastSeq: 9, unread: 4 }))))).toEqual([[9, 5, 4]]);
    expect(counters(mergeSnapshot(before, snapshot(chat("plans", { lastSeq: 4 }))))).toEqual([[4, 5, 0]]);
  });

  test("takes the new names and the current chats, ordered by name", () => {
    const fresh = snapshot(chat("plans", { name: "renamed" }), chat("new"));
    expect(names(mergeSnapshot(snapshot(chat("plans"), chat("gone")), fresh))).toEqual(["new", "renamed"]);
    expect(names(mergeSnapshot(null, fresh))).toEqual(["new", "renamed"]);
  });

  test("returns the same object if nothing changed, so that nothing renders again", () => {
    const before = snapshot(chat("plans"));
    expect(mergeSnapshot(before, snapshot(chat("plans")))).toBe(before);
  });

  test("keeps the objects that did not change", () => {
    const before = snapshot(chat("aims"), chat("plans"));
    const merged = mergeSnapshot(before, snapshot(chat("boats"), chat("plans"), chat("aims")));
    expect(names(merged)).toEqual(["aims", "boats", "plans"]);
    expect([merged.chats[0], merged.chats[2]]).toEqual(before.chats);
    expect(merged.chats[2]).toBe(before.chats[1]);
    expect(merged.groups).toBe(before.groups);
  });

  test("never mixes two people", () => {
    const other = snapshot(chat("plans", { lastSeq: 1, readSeq: 0, unread: 1 }));
    const ben = { ...other, user: { ...other.user, id: "ben" } };
    expect(mergeSnapshot(snapshot(chat("plans")), ben)).toEqual(ben);
  });
});

describe("changes of a snapshot", () => {
  test("another person's message is unread, the person's own is read", () => {
    expect(counters(withMessage(snapshot(chat("plans")), message(6, { userId: "ben" })))).toEqual([[6, 5, 1]]);
    expect(counters(withMessage(snapshot(chat("plans")), message(6)))).toEqual([[6, 6, 0]]);
  });

  test("editing an own message marks nothing as read", () => {
    const unread = snapshot(chat("plans", { readSeq: 2, unread: 3 }));
    const after = withMessage(unread, message(4, { rev: 8 }), false);
    expect(counters(after)).toEqual([[5, 2, 3]]);
    expect(after.chats[0]?.lastRev).toBe(8);
  });

  test("a read position only advances", () => {
    const unread = snapshot(chat("plans", { lastSeq: 9, readSeq: 5, unread: 4 }));
    const read = withRead(unread, { chatId: "plans", seq: 8 });
    expect(counters(read)).toEqual([[9, 8, 1]]);
    expect(withRead(read, { chatId: "plans", seq: 6 })).toBe(read);
  });

  test("a chat is inserted by name, keeps its counters when it changes, and can be removed", () => {
    const two = withChat(
      snapshot(chat("plans", { readSeq: 3, unread: 2 })),
      factsOf(chat("boats", { lastSeq: 0, lastRev: 0 })),
    );
    expect(two.chats.map((one) => [one.name, one.unread])).toEqual([
      ["boats", 0],
      ["plans", 2],
    ]);
    const renamed = withChat(two, factsOf(chat("plans", { name: "aims", lastSeq: 4 })));
    expect(renamed.chats.map((one) => [one.name, one.unread])).toEqual([
      ["aims", 2],
      ["boats", 0],
    ]);
    expect(withChat(renamed, factsOf(chat("plans", { name: "aims" })))).toBe(renamed);
    expect(names(withoutChat(renamed, "boats"))).toEqual(["aims"]);
  });

  test("removing a group removes its chats", () => {
    const two = withGroup(snapshot(chat("plans"), chat("other", { groupId: "küche" })), group("küche"));
    expect(two.groups.map((one) => one.id)).toEqual(["harbour", "küche"]);
    const one = withoutGroup(two, "harbour");
    expect(one.groups.map((left) => left.id)).toEqual(["küche"]);
    expect(one.chats.map((left) => left.id)).toEqual(["other"]);
    expect(withoutGroup(one, "harbour")).toBe(one);
  });

  test("a change of the person's own name keeps their email address", () => {
    const before = snapshot();
    const { email, ...user } = before.user;
    expect(withOwnUser(before, { ...user, name: "Anna" }).user).toEqual({ ...user, email, name: "Anna" });
    expect(withOwnUser(before, { ...user, id: "ben" })).toBe(before);
  });
});
