import type { Chat, Timeline } from "@parley/client";
import { useEffect, useRef, useState } from "react";
import { useLooking } from "../shell/use-looking.ts";
import { parley } from "../sync/parley.ts";
import { useWatch } from "../sync/unread.ts";

/**
 * Tracks how far the person has read: seeing the end of a chat marks it as read, and the "New" line stays where reading began.
 */
export function useReading(chat: Chat, timeline: Timeline | undefined, atEnd: boolean) {
  const watching = useLooking() && atEnd;
  const { id: chatId, readSeq, unread } = chat;
  const [newAfter, setNewAfter] = useState(unread > 0 ? readSeq : null);
  const lastSeq = timeline?.messages.at(-1)?.seq ?? 0;
  useWatch(chatId, watching);

  useEffect(() => {
    if (!watching || lastSeq <= readSeq) return;
    // The pointer never goes back: if this fails, the next one makes up for it.
    void parley()
      .markRead(chatId, lastSeq)
      .catch(() => {});
  }, [watching, chatId, lastSeq, readSeq]);

  // Messages that arrive while nobody is looking get a "New" line; those that arrive in view do not.
  const wasUnread = useRef(unread > 0);
  useEffect(() => {
    if (unread > 0 && !wasUnread.current && !watching) setNewAfter(readSeq);
    wasUnread.current = unread > 0;
  }, [unread, watching, readSeq]);

  return { newAfter, clearNew: () => setNewAfter(null) };
}
