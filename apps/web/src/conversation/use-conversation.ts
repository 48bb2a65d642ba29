import type { Chat } from "@parley/client";
import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { type Place, timelineQuery } from "../sync/chat-timeline.ts";
import { useOutgoing } from "../sync/outgoing.ts";
import { apply, parley } from "../sync/parley.ts";
import { useMe } from "../sync/use-snapshot.ts";
import { toRows } from "./rows.ts";
import { useOneAtATime } from "./use-one-at-a-time.ts";
import { useReading } from "./use-reading.ts";
import type { Start } from "./use-scroll.ts";

/** Who reads on for years keeps this many messages; the others are fetched again when they are wanted. */
const kept = 1_500;

/** Everything the view of a chat shows and does, except to scroll. */
export function useConversation(chat: Chat) {
  const chatId = chat.id;
  const me = useMe();
  const [atEnd, setAtEnd] = useState(false);
  const { data: timeline, error, refetch } = useQuery(timelineQuery(chatId));
  const outgoing = useOutgoing(chatId);
  const { newAfter, clearNew } = useReading(chat, timeline, atEnd);

  const rows = useMemo(() => {
    const { messages = [], olderCursor = null, newerCursor = null } = timeline ?? {};
    // What one writes stands at the end, so it is shown where the end is.
    const writing = newerCursor === null ? outgoing : [];
    return toRows({ messages, hasOlder: olderCursor !== null, outgoing: writing, newAfter, me });
  }, [timeline, outgoing, newAfter, me]);

  // Each time the loaded part is replaced as a whole, the list begins anew.
  const [opened, setOpened] = useState<{ count: number; start: Start | null }>({ count: 0, start: null });
  const reopen = useCallback(
    async (place: Place | "latest", start: Start) => {
      await parley().openChat(chatId, place);
      setOpened(({ count }) => ({ count: count + 1, start }));
    },
    [chatId],
  );

  const trim = (end: "older" | "newer") => {
    const { timelines } = parley().store.getState();
    if ((timelines[chatId]?.messages.length ?? 0) > kept + 200)
      apply({ type: "timeline.trimmed", chatId, end, keep: kept });
  };
  const older = useOneAtATime(async () => {
    await parley().loadOlder(chatId);
    trim("newer");
  });
  const newer = useOneAtATime(async () => {
    await parley().loadNewer(chatId);
    trim("older");
  });

  return {
    me,
    rows,
    timeline,
    error,
    retry: () => void refetch(),
    atEnd,
    setAtEnd,
    newAfter,
    clearNew,
    opened,
    reopen,
    older,
    newer,
  };
}
