import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { CommitOrder, type Turn } from "./commit-order.ts";
import type { Emitted } from "./events.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const deleted = (groupId: string): Emitted => ({
  topics: [`group:${groupId}`],
  event: { type: "group.deleted", groupId },
});
const chatDeleted = (chatId: string): Emitted => ({
  topics: ["group:one"],
  event: { type: "chat.deleted", chatId, groupId: "one" },
});
const chatUpdated = (chatId: string): Emitted => ({
  topics: [`chat:${chatId}`],
  event: {
    type: "chat.updated",
    chat: {
      id: chatId,
      groupId: "one",
      kind: "channel",
      visibility: "private",
      name: "plans",
      topic: "",
      createdBy: "ada",
      lastSeq: 0,
      lastRev: 0,
      createdAt: new Date(0),
      archivedAt: null,
    },
  },
});
const read = (userId: string): Emitted => ({
  topics: [`user:${userId}`],
  event: { type: "read.updated", chatId: "one", seq: 1 },
});

function setUp() {
  const order = new CommitOrder();
  const published: string[] = [];
  return {
    order,
    published,
    enter(...emitted: Emitted[]) {
      const turn = order.turnOf(emitted);
      turn.enter();
      return turn;
    },
    /** What a transaction does once its commit is acknowledged. */
    async answer(turn: Turn, name: string) {
      await turn.wait();
      published.push(name);
      turn.leave();
    },
    /** Lets everyone continue who can. */
    settle: () => vi.advanceTimersByTimeAsync(0),
  };
}

test("events are published in commit order, whatever order the acknowledgements arrive in", async () => {
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }), async (answers) => {
      const { enter, answer, published, settle } = setUp();
      const turns = answers.map(() => enter(deleted("one")));
      for (const index of answers) {
        const turn = turns[index];
        if (turn) void answer(turn, String(index));
        await settle();
      }
      expect(published).toEqual(["0", "1", "2", "3", "4", "5"]);
      expect(vi.getTimerCount()).toBe(0);
    }),
  );
});

test("a transaction waits for an earlier one that shares a topic, and for no other", async () => {
  const { enter, answer, published, settle } = setUp();
  const both = enter(deleted("one"), deleted("two"));
  const [one, two, three] = [enter(deleted("one")), enter(deleted("two")), enter(deleted("three"))];
  void answer(two, "two");
  void answer(three, "three");
  void answer(one, "one");
  await settle();
  expect(published).toEqual(["three"]);
  await answer(both, "both");
  await settle();
  expect(published).toEqual(["three", "both", "two", "one"]);
});

test("a transaction that enters after the first has left still waits for the others", async () => {
  const { enter, answer, published, settle } = setUp();
  const [first, second] = [enter(deleted("one")), enter(deleted("one"))];
  first.leave();
  void answer(enter(deleted("one")), "third");
  await settle();
  await answer(second, "second");
  await settle();
  expect(published).toEqual(["second", "third"]);
});

test("changes of one chat stay in order, even with different audiences", async () => {
  const { enter, answer, published, settle } = setUp();
  const first = enter(chatUpdated("one"));
  void answer(enter(chatDeleted("one")), "second");
  await settle();
  await answer(first, "first");
  await settle();
  expect(published).toEqual(["first", "second"]);
});

test("changes of two chats do not wait for each other, even with the same audience", async () => {
  const { enter, answer, published } = setUp();
  enter(chatDeleted("one"));
  await answer(enter(chatDeleted("two")), "two");
  expect(published).toEqual(["two"]);
});

test("read markers wait neither for messages nor for each other", async () => {
  const { enter, answer, published } = setUp();
  enter(chatDeleted("one"));
  enter(read("ada"));
  await answer(enter(read("bob")), "bob");
  expect(published).toEqual(["bob"]);
});

test("a failed transaction is not waited for", async () => {
  const { enter, answer, published, settle, order } = setUp();
  const [first, second] = [enter(deleted("one")), enter(deleted("one"))];
  void answer(second, "second");
  await settle();
  expect(published).toEqual([]);
  first.leave();
  await settle();
  expect(published).toEqual(["second"]);
  expect(first.isOvertaken).toBe(false);
  expect([...order.pending()]).toEqual([]);
});

test("a transaction without an acknowledgement for a second is overtaken, and knows it", async () => {
  const { enter, answer, published, settle, order } = setUp();
  const [first, second, third] = [enter(deleted("one")), enter(deleted("one")), enter(deleted("one"))];
  void answer(third, "third");
  void answer(second, "second");
  await vi.advanceTimersByTimeAsync(999);
  expect(published).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  await settle();
  expect(published).toContain("second");
  expect(published).toContain("third");
  expect(first.isOvertaken).toBe(true);
  await answer(first, "first");
  expect([...order.pending()]).toEqual([]);
});
