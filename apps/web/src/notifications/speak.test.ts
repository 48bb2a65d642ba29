import type { LiveEvent } from "@parley/client";
import { exampleChat, exampleMessage, exampleSnapshot } from "@parley/client/testing/examples";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { closeParley, parley } from "../sync/parley.ts";
import { createSilentServer } from "../testing/silent-server.ts";
import { speak } from "./speak.ts";

const shown = vi.fn();
let looked: (held: object) => void;
let hear: (event: LiveEvent) => void;

beforeEach(() => {
  createSilentServer();
  vi.useFakeTimers();
  vi.stubGlobal("Notification", shown);
  vi.stubGlobal("navigator", { locks: { query: () => new Promise((resolve) => (looked = resolve)) } });
  const snapshot = exampleSnapshot(exampleChat("plans"));
  snapshot.notifications.choice = "all";
  const { store } = parley();
  vi.spyOn(store, "getState").mockReturnValue({ ...store.getState(), snapshot });
  vi.spyOn(parley(), "onEvent").mockImplementation((listener) => {
    hear = listener;
    return () => {};
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  closeParley();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  shown.mockClear();
});

test.each([
  ["a message is shown once it is known that nobody looks at its chat", false, 1],
  ["nothing is shown to whoever signs out until that is known", true, 0],
] as const)("%s", async (_what, leaves, count) => {
  const stop = speak(() => {});
  const message = exampleMessage(6, { userId: "ben" });
  hear({ type: "message.created", chatId: message.chatId, rev: message.rev, message });
  await vi.advanceTimersByTimeAsync(1_000);
  if (leaves) stop();
  looked({ held: [] });
  await vi.advanceTimersByTimeAsync(0);
  expect(shown).toHaveBeenCalledTimes(count);
});
