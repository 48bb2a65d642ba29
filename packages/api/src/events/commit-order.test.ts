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
  const told: string[] = [];
  return {
    order,
    told,
    enter(...emitted: Emitted[]) {
      const turn = order.turnOf(emitted);
      turn.enter();
      return turn;
    },
    /** What a transaction does once its commit is answered. */
    async answer(turn: Turn, name: string) {
      await turn.wait();
      told.push(name);
      turn.leave();
    },
    /** Lets go on whoever can. */
    settle: () => vi.advanceTimersByTimeAsync(0),
  };
}

test("in whatever order the commits are answered, they are told in the order in which they were made", async () => {
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }), async (answers) => {
      const { enter, answer, told, settle } = setUp();
      const turns = answers.map(() => enter(deleted("one")));
      for (const index of answers) {
        const turn = turns[index];
        if (turn) void answer(turn, String(index));
        await settle();
      }
      expect(told).toEqual(["0", "1", "2", "3", "4", "5"]);
      expect(vi.getTimerCount()).toBe(0);
    }),
  );
});

test("who shares one of several topics with another comes after it, and nobody else waits", async () => {
  const { enter, answer, told, settle } = setUp();
  const both = enter(deleted("one"), deleted("two"));
  const [one, two, three] = [enter(deleted("one")), enter(deleted("two")), enter(deleted("three"))];
  void answer(two, "two");
  void answer(three, "three");
  void answer(one, "one");
  await settle();
  expect(told).toEqual(["three"]);
  await answer(both, "both");
  await settle();
  expect(told).toEqual(["three", "both", "two", "one"]);
});

test("who enters when the first has left still comes after those who are there", async () => {
  const { enter, answer, told, settle } = setUp();
  const [first, second] = [enter(deleted("one")), enter(deleted("one"))];
  first.leave();
  void answer(enter(deleted("one")), "third");
  await settle();
  await answer(second, "second");
  await settle();
  expect(told).toEqual(["second", "third"]);
});

test("changes of one chat come one after the other, although not the same people hear them", async () => {
  const { enter, answer, told, settle } = setUp();
  const first = enter(chatUpdated("one"));
  void answer(enter(chatDeleted("one")), "second");
  await settle();
  await answer(first, "first");
  await settle();
  expect(told).toEqual(["first", "second"]);
});

test("changes of two chats do not wait for each other, although the same people hear them", async () => {
  const { enter, answer, told } = setUp();
  enter(chatDeleted("one"));
  await answer(enter(chatDeleted("two")), "two");
  expect(told).toEqual(["two"]);
});

test("whoever reads a chat waits neither for who writes there nor for others who read", async () => {
  const { enter, answer, told } = setUp();
  enter(chatDeleted("one"));
  enter(read("ada"));
  await answer(enter(read("bob")), "bob");
  expect(told).toEqual(["bob"]);
});

test("who fails is not waited for", async () => {
  const { enter, answer, told, settle, order } = setUp();
  const [first, second] = [enter(deleted("one")), enter(deleted("one"))];
  void answer(second, "second");
  await settle();
  expect(told).toEqual([]);
  first.leave();
  await settle();
  expect(told).toEqual(["second"]);
  expect(first.isOvertaken).toBe(false);
  expect([...order.pending()]).toEqual([]);
});

test("who has not been answered for a second is overtaken, by one after the other, and knows it", async () => {
  const { enter, answer, told, settle, order } = setUp();
  const [first, second, third] = [enter(deleted("one")), enter(deleted("one")), enter(deleted("one"))];
  void answer(third, "third");
  void answer(second, "second");
  await vi.advanceTimersByTimeAsync(999);
  expect(told).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  await settle();
  expect(told).toContain("second");
  expect(told).toContain("third");
  expect(first.isOvertaken).toBe(true);
  await answer(first, "first");
  expect([...order.pending()]).toEqual([]);
});
