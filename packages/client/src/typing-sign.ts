import type { AppRouter } from "@parley/api";
import { typingRate } from "@parley/api/limits";
import type { TRPCClient } from "@trpc/client";

/** The server tells the others no more often. */
const pauseMs = 1_000 / typingRate.perSecond;

/**
 * What is pasted and sent at once, or typed in a moment, needs no sign. One that is told just before its message may also come
 * after it, as the two calls run side by side, and would then stay on the screen of the others.
 */
const holdMs = 500;

/** Tells the others that the person writes, not more often than they need it. */
export function createTypingSign(trpc: TRPCClient<AppRouter>, ended: AbortSignal) {
  const toldAt = new Map<string, number>();
  const held = new Map<string, ReturnType<typeof setTimeout>>();
  ended.addEventListener("abort", () => {
    for (const timer of held.values()) clearTimeout(timer);
  });

  function tell(chatId: string): void {
    held.delete(chatId);
    toldAt.set(chatId, performance.now());
    // If it does not get through, nobody learns that somebody writes, which does no harm.
    void trpc.typing.start.mutate({ chatId }).catch(() => {});
  }

  return {
    startTyping(chatId: string): void {
      if (ended.aborted || held.has(chatId)) return;
      if (performance.now() - (toldAt.get(chatId) ?? Number.NEGATIVE_INFINITY) < pauseMs) return;
      held.set(
        chatId,
        setTimeout(() => tell(chatId), holdMs),
      );
    },
    /** A message goes: what was typed is no longer being written. */
    sending(chatId: string): void {
      clearTimeout(held.get(chatId));
      held.delete(chatId);
    },
    /** The message has ended the sign, so the next key may show it again. */
    sent(chatId: string): void {
      toldAt.delete(chatId);
    },
  };
}
