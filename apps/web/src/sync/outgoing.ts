import { TRPCClientError } from "@trpc/client";
import { useMemo, useSyncExternalStore } from "react";
import { trpcClient } from "../trpc.ts";
import { applyToTimeline, catchUp, getTimeline } from "./chat-timeline.ts";
import { createOutbox, type Outgoing } from "./outbox.ts";
import { withMessage } from "./snapshot.ts";
import type { Message } from "./timeline.ts";
import { updateSnapshot } from "./use-snapshot.ts";

/** About half a minute: as long as a server takes to come back from a restart. */
const patience = 7;

/** Refusals stand, except to wait a little; without an answer a few more tries are made, and none is spent offline. */
function retryAfter(error: unknown, attempt: number): number | undefined {
  const data = error instanceof TRPCClientError ? error.data : undefined;
  if (data?.reason === "RATE_LIMITED") return (data.retryAfter ?? 1) * 1000;
  if (data && data.httpStatus < 500) return undefined;
  if (!navigator.onLine) return 60_000;
  return attempt < patience ? Math.min(500 * 2 ** attempt, 8_000) : undefined;
}

/** Sleeps; being online again wakes it. */
function wait(milliseconds: number): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (online: boolean) => {
      clearTimeout(timer);
      removeEventListener("online", onOnline);
      resolve(online);
    };
    const onOnline = () => end(true);
    const timer = setTimeout(end, milliseconds, false);
    addEventListener("online", onOnline);
  });
}

async function takeOver(message: Message): Promise<void> {
  updateSnapshot((snapshot) => withMessage(snapshot, message));
  applyToTimeline(message.chatId, [message]);
  const timeline = getTimeline(message.chatId);
  const atEnd = timeline && timeline.newerCursor === null;
  // Others were faster by a moment: what lies between has to come first.
  if (atEnd && (timeline.messages.at(-1)?.seq ?? 0) < message.seq) await catchUp(message.chatId).catch(() => {});
}

export const outbox = createOutbox({
  send: ({ chatId, id, text }) => trpcClient.messages.send.mutate({ chatId, id, text }),
  onSent: takeOver,
  retryAfter,
  wait,
});

/** One's own messages to a chat that are not stored yet, in the order of writing. */
export function useOutgoing(chatId: string, userId: string): readonly Outgoing[] {
  const all = useSyncExternalStore(outbox.subscribe, outbox.all);
  return useMemo(() => all.filter((one) => one.chatId === chatId && one.userId === userId), [all, chatId, userId]);
}
