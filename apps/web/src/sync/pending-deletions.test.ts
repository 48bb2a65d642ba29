import { storedKeys, type TextStorage } from "@parley/client";
import { createTextStorage } from "@parley/client/testing/text-storage";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createPendingDeletions, type Deletion, type Outcome, undoMs } from "./pending-deletions.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function open({ storage }: { storage: TextStorage } = createTextStorage()) {
  const sent: string[] = [];
  const sentBy: string[] = [];
  const sentAtLast: string[] = [];
  const tab = { outcome: "done" as Outcome | Promise<Outcome> };
  const pending = createPendingDeletions({
    storage,
    async send({ messageId, userId }: Deletion) {
      sent.push(messageId);
      sentBy.push(userId);
      return tab.outcome;
    },
    sendAtLast: ({ messageId }) => void sentAtLast.push(messageId),
  });
  return { pending, sent, sentBy, sentAtLast, storage, tab };
}

const hello = { chatId: "chat", messageId: "hello", userId: "ana" };

test("a deletion is sent once it can no longer be undone, and not before", async () => {
  const { pending, sent, storage } = open();
  pending.add(hello);
  await vi.advanceTimersByTimeAsync(undoMs - 1);
  expect(pending.has("hello", "ana")).toBe(true);
  expect(sent).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(sent).toEqual(["hello"]);
  expect(pending.has("hello", "ana")).toBe(false);
  expect(storage.length).toBe(0);
});

test("an undone deletion is never sent, and undoing reports when it is too late", async () => {
  const { pending, sent, storage } = open();
  pending.add(hello);
  expect(pending.takeBack("hello", "ana")).toBe(true);
  expect(pending.has("hello", "ana")).toBe(false);
  await vi.advanceTimersByTimeAsync(undoMs * 2);
  expect(sent).toEqual([]);
  expect(storage.length).toBe(0);
  expect(pending.takeBack("hello", "ana")).toBe(false);
});

test("a deletion is retried without a network until it is answered", async () => {
  const { pending, sent, tab } = open();
  tab.outcome = "later";
  pending.add(hello);
  await vi.advanceTimersByTimeAsync(undoMs + 25_000);
  expect(sent.length).toBeGreaterThan(1);
  expect(pending.has("hello", "ana")).toBe(true);
  tab.outcome = "done";
  await vi.advanceTimersByTimeAsync(25_000);
  expect(pending.has("hello", "ana")).toBe(false);
});

test("a deletion is sent at once when the page closes, and again at the next start", async () => {
  const first = open();
  first.pending.add(hello);
  first.pending.leave();
  expect(first.sentAtLast).toEqual(["hello"]);
  vi.clearAllTimers();

  const second = open(first);
  second.pending.resume("ana");
  expect(second.pending.has("hello", "ana")).toBe(true);
  await vi.advanceTimersByTimeAsync(undoMs * 2);
  expect(second.sent).toEqual(["hello"]);
  expect(first.storage.length).toBe(0);
});

test("pending deletions of another user in this browser are left for them", async () => {
  const first = open();
  first.pending.add(hello);
  const second = open(first);
  second.pending.resume("ben");
  expect(second.pending.has("hello", "ben")).toBe(false);
  expect(first.storage.length).toBe(1);
});

test("only who deleted a message can undo that, not whoever has signed in since", async () => {
  const { pending, sent } = open();
  pending.add(hello);
  expect([pending.takeBack("hello", "ben"), pending.takeBack("hello", undefined)]).toEqual([false, false]);
  await vi.advanceTimersByTimeAsync(undoMs);
  expect(sent).toEqual(["hello"]);
});

test("whoever signs in meanwhile sees the message, and can delete it too", async () => {
  const { pending, sent, sentBy } = open();
  pending.add(hello);
  expect([pending.has("hello", "ben"), pending.has("hello", undefined)]).toEqual([false, false]);
  expect(pending.has("goodbye", undefined)).toBe(false);
  pending.add({ ...hello, userId: "ben" });
  expect([pending.has("hello", "ben"), pending.has("hello", "ana")]).toEqual([true, false]);
  await vi.advanceTimersByTimeAsync(undoMs);
  expect([sent, sentBy]).toEqual([["hello"], ["ben"]]);
});

test("another tab shows a deletion, and sends nothing when the first tab undoes it", async () => {
  const first = open();
  const second = open(first);
  first.pending.add(hello);
  const [key = ""] = storedKeys(first.storage);
  second.pending.hear(key, first.storage.getItem(key));
  expect(second.pending.has("hello", "ana")).toBe(true);
  first.pending.takeBack("hello", "ana");
  second.pending.hear(key, null);
  expect(second.pending.has("hello", "ana")).toBe(false);
  await vi.advanceTimersByTimeAsync(undoMs * 2);
  expect([...first.sent, ...second.sent]).toEqual([]);
});

test("only one of two tabs sends a deletion", async () => {
  const first = open();
  const second = open(first);
  first.pending.add(hello);
  second.pending.resume("ana");
  await vi.advanceTimersByTimeAsync(undoMs * 2);
  expect([...first.sent, ...second.sent]).toEqual(["hello"]);
});

test("flushing sends every pending deletion", async () => {
  const { pending, sent } = open();
  pending.add(hello);
  pending.add({ ...hello, messageId: "goodbye" });
  await pending.flush();
  expect(sent).toEqual(["hello", "goodbye"]);
});

test("flushing waits for a deletion that is being sent, and does not send it twice", async () => {
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
  expect([sent, flushed, pending.takeBack("hello", "ana")]).toEqual([["hello"], false, false]);
  answer("done");
  await flushing;
  expect([sent, pending.has("hello", "ana")]).toEqual([["hello"], false]);
});

test("subscribers are notified when a deletion becomes pending and when it no longer is", () => {
  const { pending } = open();
  const notified: boolean[] = [];
  pending.subscribe(() => notified.push(pending.has("hello", "ana")));
  pending.add(hello);
  pending.takeBack("hello", "ana");
  pending.takeBack("hello", "ana");
  expect(notified).toEqual([true, false]);
});

test("invalid entries in the browser's storage are ignored", () => {
  const { pending, storage } = open();
  storage.setItem("parley.deleting:x", "{");
  pending.resume("ana");
  expect(pending.has("x", "ana")).toBe(false);
});
