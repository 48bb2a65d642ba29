import { QueryClientProvider, useQuery } from "@tanstack/react-query";
import { TRPCClientError } from "@trpc/client";
import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { queryClient } from "../query-client.ts";
import { timelineQuery } from "../sync/chat-timeline.ts";
import { closeParley, parley, untilStarted } from "../sync/parley.ts";
import { closeToasts, Toasts } from "../ui/toasts.tsx";
import { words } from "../words/words.ts";
import { startTimeline } from "./start-timeline.ts";
import { createChatServer } from "./testing/chat-server.ts";
import type { Reopen } from "./use-conversation.ts";
import { usePermalink } from "./use-permalink.ts";

const chatId = "plans";
const unknown = "0198c5a7-0000-7000-8000-000000000000";
const arrival = { arrive: () => false, mark: vi.fn() };
/** As in a conversation, or what a test puts in its place. */
let reopen: Reopen;
const ask: Reopen = async (place, start) => {
  const opened = await parley().openChat(chatId, place);
  return typeof start === "function" ? start(opened) : start;
};

function Chat({ messageId }: { messageId: string }) {
  const { data } = useQuery(timelineQuery(chatId));
  usePermalink({ messageId, loaded: data !== undefined, arrival, reopen });
  return data && <p>loaded</p>;
}

let root: Root;

beforeEach(() => {
  const scene = document.createElement("div");
  document.body.replaceChildren(scene);
  root = createRoot(scene);
  reopen = ask;
});
afterEach(() => {
  closeToasts();
  root.unmount();
  closeParley();
  queryClient.clear();
  vi.unstubAllGlobals();
});

function show(messageId: string): void {
  root.render(
    <QueryClientProvider client={queryClient}>
      <Chat messageId={messageId} />
      <Toasts />
    </QueryClientProvider>,
  );
}

const said = (sentence: string) => expect.element(page.getByText(sentence).first()).toBeVisible();

test.each([
  ["is not there", unknown],
  ["cannot be", "garbage"],
])("a link to a message that %s opens its chat, and asks for the message once", async (_what, messageId) => {
  const { around } = createChatServer();
  await untilStarted();
  startTimeline({ chatId, m: messageId }, { entering: true, returning: false });
  show(messageId);
  await said(words.messages.notHere);
  await said("loaded");
  expect(around).toEqual([messageId, undefined]);
  // It may be there now.
  flushSync(() => root.render(null));
  show(messageId);
  await expect.poll(() => around).toEqual([messageId, undefined, messageId]);
});

test("a refusal that says nothing about the message is told as it is", async () => {
  createChatServer();
  await untilStarted();
  const error = { message: "Wait a moment.", code: -32_000, data: { reason: "RATE_LIMITED", httpStatus: 429 } };
  reopen = () => Promise.reject(TRPCClientError.from({ error }));
  show(unknown);
  await said("Wait a moment.");
});
