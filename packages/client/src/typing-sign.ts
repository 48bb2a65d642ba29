import type { AppRouter } from "@parley/api";
import { typingRate } from "@parley/api/limits";
import type { TRPCClient } from "@trpc/client";

/** The server announces typing no more often. */
const pauseMs = 1_000 / typingRate.perSecond;

/**
 * Text that is pasted and sent at once needs no typing indicator. One announced just before its message could also arrive after
 * it, because the two calls run in parallel, and would then stay on other people's screens.
 */
const holdMs = 500;

/** Announces that the person is typing, throttled. */
export function createTypingSign(trpc: TRPCClient<AppRouter>, ended: AbortSignal) {
  const toldAt = new Map<string, number>();
  const held = new Map<string, ReturnType<typeof setTimeout>>();
  ended.addEventListener("abort", () => {
    for (const timer of held.values()) clearTimeout(timer);
  });

  function tell(chatId: string): void {
    held.delete(chatId);
    toldAt.set(chatId, performance.now());
    // If it fails, nobody sees the typing indicator, which does no harm.
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
    /** Call it before sending a message: the person is no longer typing. */
    sending(chatId: string): void {
      clearTimeout(held.get(chatId));
      held.delete(chatId);
    },
    /** Call it when the message is stored, which ends the indicator, so that the next key may show it again. */
    sent(chatId: string): void {
      toldAt.delete(chatId);
    },
  };
}
