import { type RefObject, useEffect, useState } from "react";
import type { Place } from "../sync/chat-timeline.ts";
import { reasonOf } from "../trpc.ts";
import { tell } from "../ui/toasts.tsx";
import { sentenceOf } from "../words/errors.ts";
import { words } from "../words/words.ts";
import type { MessageListHandle } from "./message-list.tsx";
import type { Start } from "./use-scroll.ts";

interface PointerOptions {
  /** The message that the address names. */
  messageId: string | undefined;
  /** Whether there is a list yet. */
  loaded: boolean;
  list: RefObject<MessageListHandle | null>;
  reopen: (place: Place, start: Start) => Promise<void>;
}

/** Goes to the message that the address names, loads what is around it if need be, and points at it for a moment. */
export function usePointer({ messageId, loaded, list, reopen }: PointerOptions): string | null {
  const [pointed, setPointed] = useState<string | null>(null);

  useEffect(() => {
    if (!messageId || !loaded) return;
    let current = true;
    const point = async () => {
      try {
        if (!list.current?.toMessage(messageId)) {
          await reopen({ around: messageId }, { id: messageId, align: "center" });
        }
        if (current) setPointed(messageId);
      } catch (error) {
        tell(reasonOf(error) === undefined ? sentenceOf(error) : words.messages.notHere);
      }
    };
    void point();
    const timer = setTimeout(() => setPointed(null), 3_000);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [messageId, loaded, list, reopen]);

  return pointed;
}
