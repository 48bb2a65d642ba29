import { storedKeys, type TextStorage } from "@parley/client";
import { createTextStorage } from "@parley/client/testing/text-storage";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createPendingDeletions, type Deletion, type Outcome, undoMs } from "./pending-deletions.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function open({ storage }: { storage: TextStorage } = createTextStorage()) {
  const sent: string[] = [];
  const sentAtLast: string[] = [];
  const tab = { outcome: "done" as Outcome | Promise<Outcome> };
  const pending = createPendingDeletions({
    storage,
    async send({ messageId }: Deletion) {
      sent.push(messageId);
      return tab.outcome;
    },
    sendAtLast: ({ messageId }) => void sentAtLast.push(messageId),
  });
  return { pending, sent, sentAtLast, storage, tab };
}

const hello = { chatId: "chat", messageId: "hello", userId: "ana" };

test("a deletion is sent when nobody takes it back, and not before", async () => {
  const { pending, sent, storage } = open();
  pending.add(hello);
  await vi.advanceTimersByTimeAsync(undoMs - 1);
  expect(pending.has("hello")).toBe(true);
  expect(sent).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(sent).toEqual(["hello"]);
  expect(pending.has("hello")).toBe(false);
  expect(storage.length).toBe(0);
});

test("what is taken back is never sent, and says when it is too late", async () => {
  const { pending, sent, storage } = open();
  pending.add(hello);
  expect(pending.takeBack("hello")).toBe(true);
  expect(pending.has("hello")).toBe(false);
  await vi.advanceTimersByTimeAsync(undoMs * 2);
  expect(sent).toEqual([]);
  expect(storage.length).toBe(0);
  expect(pending.takeBack("hello")).toBe(false);
});

test("without a network it is tried again until it is answered", async () => {
  const { pending, sent, tab } = open();
  tab.outcome = "later";
  pending.add(hello);
  await vi.advanceTimersByTimeAsync(undoMs + 25_000);
  expect(sent.length).toBeGreaterThan(1);
  expect(pending.has("hello")).toBe(true);
  tab.outcome = "done";
  await vi.advanceTimersByTimeAsync(25_000);
  expect(pending.has("hello")).toBe(false);
});

test("when the page goes it is sent at once, and the next start makes sure of it", async () => {
  const first = open();
  first.pending.add(hello);
  first.pending.leave();
  expect(first.sentAtLast).toEqual(["hello"]);
  vi.clearAllTimers();

  const second = open(first);
  second.pending.resume("ana");
  expect(second.pending.has("hello")).toBe(true);
  await vi.advanceTimersByTimeAsync(undoMs * 2);
  expect(second.sent).toEqual(["hello"]);
  expect(first.storage.length).toBe(0);
});

test("what somebody else left behind in this browser is left for them", async () => {
  const first = open();
  first.pending.add(hello);
  const second = open(first);
  second.pending.resume("ben");
  expect(second.pending.has("hello")).toBe(false);
  expect(first.storage.length).toBe(1);
});

test("another tab shows it, and sends nothing when the first has taken it back", async () => {
  const first = open();
  const second = open(first);
  first.pending.add(hello);
  const [key = ""] = storedKeys(first.storage);
  second.pending.hear(key, first.storage.getItem(key));
  expect(second.pending.has("hello")).toBe(true);
  first.pending.takeBack("hello");
  second.pending.hear(key, null);
  expect(second.pending.has("hello")).toBe(false);
  await vi.advanceTimersByTimeAsync(undoMs * 2);
  expect([...first.sent, ...second.sent]).toEqual([]);
});

test("of two tabs only one sends", async () => {
  const first = open();
  const second = open(first);
  first.pending.add(hello);
  second.pending.resume("ana");
  await vi.advanceTimersByTimeAsync(undoMs * 2);
  expect([...first.sent, ...second.sent]).toEqual(["hello"]);
});

test("before the session ends everything is sent", async () => {
  const { pending, sent } = open();
  pending.add(hello);
  pending.add({ ...hello, messageId: "goodbye" });
  await pending.flush();
  expect(sent).toEqual(["hello", "goodbye"]);
});

test("before the session ends what is on its way is answered, and is not sent twice", async () => {
  const { pending, sent, tab } = open();
  let answer: (outcome: Outcome) => void = () => {};
  tab.outcome = new Promise((resolve) => {
    answer = resolve;
  });
  pending.add(hello);
  await vi.advanceTimersByTimeAsync(undoMs);
  let flushed = false;
  const flushing = pending.flush().then(() => {
    flushed = true;
  });
  await vi.advanceTimersByTimeAsync(1_000);
  expect([sent, flushed, pending.takeBack("hello")]).toEqual([["hello"], false, false]);
  answer("done");
  await flushing;
  expect([sent, pending.has("hello")]).toEqual([["hello"], false]);
});

test("whoever shows it is told when it begins to wait and when that is over", () => {
  const { pending } = open();
  const told: boolean[] = [];
  pending.subscribe(() => told.push(pending.has("hello")));
  pending.add(hello);
  pending.takeBack("hello");
  pending.takeBack("hello");
  expect(told).toEqual([true, false]);
});

test("nonsense in the browser's storage does no harm", () => {
  const { pending, storage } = open();
  storage.setItem("parley.deleting:x", "{");
  pending.resume("ana");
  expect(pending.has("x")).toBe(false);
});
