import type { Chat, Timeline } from "@parley/client";
import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { type Place, timelineQuery } from "../sync/chat-timeline.ts";
import { useOutgoing } from "../sync/outgoing.ts";
import { apply, parley } from "../sync/parley.ts";
import { useMe } from "../sync/use-snapshot.ts";
import { toRows } from "./rows.ts";
import { trimOf } from "./trim.ts";
import { useOneAtATime } from "./use-one-at-a-time.ts";
import { useReading } from "./use-reading.ts";
import type { Start } from "./use-scroll.ts";

/** The most messages that are loaded while scrolling without a pause. */
const maxAtOnce = 4_000;

/** Loads another part of the chat, and reopens the list at `start`. @returns the start. */
export type Reopen = <S extends Start>(place: Place | "latest", start: S | ((opened: Timeline) => S)) => Promise<S>;

/** Everything that the view of a chat shows and does, except scrolling. */
export function useConversation(chat: Chat, messageId: string | undefined) {
  const chatId = chat.id;
  const me = useMe();
  const { data: timeline, error, refetch } = useQuery(timelineQuery(chatId));
  // The list reports its position once it is mounted. A correct guess saves a second render.
  const [atEnd, setAtEnd] = useState(timeline?.newerCursor === null && chat.unread === 0 && !messageId);
  const outgoing = useOutgoing(chatId);
  const { newAfter, clearNew } = useReading(chat, timeline, atEnd);

  const rows = useMemo(() => {
    const { messages = [], olderCursor = null, newerCursor = null } = timeline ?? {};
    // One's own message appears at the end, so go there.
    const writing = newerCursor === null ? outgoing : [];
    return toRows({ messages, hasOlder: olderCursor !== null, outgoing: writing, newAfter, me });
  }, [timeline, outgoing, newAfter, me]);

  // Whenever the loaded part is replaced as a whole, the list starts over.
  const [opened, setOpened] = useState<{ count: number; start: Start | null }>({ count: 0, start: null });
  const reopen: Reopen = useCallback(
    async (place, start) => {
      const opened = await parley().openChat(chatId, place);
      const at = typeof start === "function" ? start(opened) : start;
      setOpened(({ count }) => ({ count: count + 1, start: at }));
      return at;
    },
    [chatId],
  );

  const trim = useCallback(
    (seen: (messages: Timeline["messages"]) => number) => {
      const messages = parley().store.getState().timelines[chatId]?.messages ?? [];
      const cut = trimOf(messages.length, seen(messages));
      if (cut) apply({ type: "timeline.trimmed", chatId, ...cut });
    },
    [chatId],
  );
  const older = useOneAtATime(async () => {
    await parley().loadOlder(chatId);
    trim(() => 0);
  });
  const newer = useOneAtATime(async () => {
    await parley().loadNewer(chatId);
    // Dropping messages at the start moves everything after them, so this waits until nobody scrolls, but not forever.
    trim((messages) => (messages.length > maxAtOnce ? messages.length : -1));
  });
  const rest = useCallback(
    (seenId: string | null) => trim((messages) => messages.findIndex(({ id }) => id === seenId)),
    [trim],
  );

  return {
    me,
    rows,
    timeline,
    error,
    retry: () => void refetch(),
    atEnd,
    setAtEnd,
    clearNew,
    opened,
    reopen,
    older,
    newer,
    rest,
  };
}
