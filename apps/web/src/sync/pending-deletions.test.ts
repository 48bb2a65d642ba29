import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createPendingDeletions, type Deletion, type Outcome, undoMs } from "./pending-deletions.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** What a browser keeps, for all its tabs. */
function keep() {
  const texts = new Map<string, string>();
  return {
    texts,
    get length() {
      return texts.size;
    },
    key: (index: number) => [...texts.keys()][index] ?? null,
    getItem: (key: string) => texts.get(key) ?? null,
    setItem: (key: string, text: string) => void texts.set(key, text),
    removeItem: (key: string) => void texts.delete(key),
  };
}

function open(storage: ReturnType<typeof keep> | undefined = keep()) {
  const sent: string[] = [];
  const sentAtLast: string[] = [];
  const tab = { outcome: "done" as Outcome };
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
  expect(storage?.length).toBe(0);
});

test("what is taken back is never sent, and says when it is too late", async () => {
  const { pending, sent, storage } = open();
  pending.add(hello);
  expect(pending.takeBack("hello")).toBe(true);
  expect(pending.has("hello")).toBe(false);
  await vi.advanceTimersByTimeAsync(undoMs * 2);
  expect(sent).toEqual([]);
  expect(storage?.length).toBe(0);
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

  const second = open(first.storage);
  second.pending.resume("ana");
  expect(second.pending.has("hello")).toBe(true);
  await vi.advanceTimersByTimeAsync(undoMs * 2);
  expect(second.sent).toEqual(["hello"]);
  expect(first.storage?.length).toBe(0);
});

test("what somebody else left behind in this browser is left for them", async () => {
  const first = open();
  first.pending.add(hello);
  const second = open(first.storage);
  second.pending.resume("ben");
  expect(second.pending.has("hello")).toBe(false);
  expect(first.storage?.length).toBe(1);
});

test("another tab shows it, and sends nothing when the first has taken it back", async () => {
  const first = open();
  const second = open(first.storage);
  first.pending.add(hello);
  const [key, text] = [...(first.storage?.texts ?? [])][0] ?? ["", ""];
  second.pending.hear(key, text);
  expect(second.pending.has("hello")).toBe(true);
  first.pending.takeBack("hello");
  second.pending.hear(key, null);
  expect(second.pending.has("hello")).toBe(false);
  await vi.advanceTimersByTimeAsync(undoMs * 2);
  expect([...first.sent, ...second.sent]).toEqual([]);
});

test("of two tabs only one sends", async () => {
  const first = open();
  const second = open(first.storage);
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

test("a browser that keeps nothing, or nonsense, does no harm", async () => {
  const { pending, sent } = open(undefined);
  pending.add(hello);
  pending.resume("ana");
  await vi.advanceTimersByTimeAsync(undoMs);
  expect(sent).toEqual(["hello"]);
  const nonsense = keep();
  nonsense.setItem("parley.deleting:x", "{");
  const other = open(nonsense);
  other.pending.resume("ana");
  expect(other.pending.has("x")).toBe(false);
});
