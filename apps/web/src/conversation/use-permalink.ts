import { useEffect } from "react";
import { meansMissing, tookMissed } from "../sync/chat-timeline.ts";
import { showToast } from "../ui/toasts.tsx";
import { sentenceOf } from "../words/errors.ts";
import { words } from "../words/words.ts";
import type { useArrival } from "./use-arrival.ts";
import type { Reopen } from "./use-conversation.ts";

interface PermalinkOptions {
  /** The message in the URL. */
  messageId: string | undefined;
  /** Whether there is a list yet. */
  loaded: boolean;
  arrival: Pick<ReturnType<typeof useArrival>, "arrive" | "mark">;
  reopen: Reopen;
}

/** Goes to the message in the URL, and loads the messages around it if needed. */
export function usePermalink({ messageId, loaded, arrival, reopen }: PermalinkOptions): void {
  const { arrive, mark } = arrival;
  useEffect(() => {
    if (!messageId || !loaded || arrive(messageId)) return;
    if (tookMissed(messageId)) {
      showToast(words.messages.notHere);
      return;
    }
    let current = true;
    reopen({ around: messageId }, { id: messageId, align: "center" }).then(
      () => current && mark(messageId),
      (error: unknown) => showToast(meansMissing(error) ? words.messages.notHere : sentenceOf(error)),
    );
    return () => {
      current = false;
    };
  }, [messageId, loaded, arrive, mark, reopen]);
}
