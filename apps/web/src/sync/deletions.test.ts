import { exampleSnapshot } from "@parley/client/testing/examples";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createSilentServer } from "../testing/silent-server.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("a deletion that gets no answer is sent again, and does not keep anyone from signing out", async () => {
  vi.stubGlobal("addEventListener", () => {});
  const asked = createSilentServer();
  const { deleteSoon, flushDeletions, isDeleting } = await import("./deletions.ts");
  const { apply } = await import("./parley.ts");
  apply({ type: "snapshot.asked" }, { type: "snapshot.taken", snapshot: exampleSnapshot() });

  deleteSoon({ chatId: "plans", id: "hello" });
  let flushed = false;
  void flushDeletions().then(() => {
    flushed = true;
  });
  await vi.advanceTimersByTimeAsync(29_000);
  expect([asked.length, flushed]).toEqual([1, false]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect([asked.length, flushed, isDeleting("hello")]).toEqual([1, true, true]);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(asked).toEqual(["/trpc/messages.delete?batch=1", "/trpc/messages.delete?batch=1"]);
});
