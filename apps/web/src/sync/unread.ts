import type { Chat } from "@parley/client";
import { useEffect, useSyncExternalStore } from "react";
import { createListeners } from "../listeners.ts";
import { chatsNow, mutedNow, onSnapshot } from "./use-snapshot.ts";

/*
 * What is shown as unread. An archived chat shows nothing, a muted one only its mentions, and a chat whose end is on the screen
 * counts as read, so that its number does not flicker as messages arrive.
 *
 * A number in a badge or in the title counts what is meant for the person: mentions, and everything in direct conversations. Anything
 * else that is unread has a mark without a number; its count is there in words, for screen readers.
 */

let watched: string | null = null;
const { subscribe, tell } = createListeners();

function setWatched(chatId: string | null): void {
  watched = chatId;
  tell();
}

function onHeard(listener: () => void): () => void {
  const stops = [onSnapshot(listener), subscribe(listener)];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Marks the end of this chat as being on the screen while `watching` is true. */
export function useWatch(chatId: string, watching: boolean): void {
  useEffect(() => {
    if (!watching) return;
    setWatched(chatId);
    return () => setWatched(null);
  }, [chatId, watching]);
}

interface Hearing {
  readonly watchedId: string | null;
  readonly muted: readonly string[];
}

const hearingNow = (): Hearing => ({ watchedId: watched, muted: mutedNow() });

/** Re-renders only components whose number has changed. */
const useNumber = (count: () => number): number => useSyncExternalStore(onHeard, count);

/** Whether a chat is muted, by itself or with its group. */
export const isMuted = (chat: Pick<Chat, "id" | "groupId">, muted: readonly string[]): boolean =>
  muted.includes(chat.id) || muted.includes(chat.groupId);

const isSilent = (chat: Chat, { watchedId }: Hearing) => chat.archivedAt !== null || chat.id === watchedId;

const unreadIn = (chat: Chat, hearing: Hearing) =>
  isSilent(chat, hearing) || isMuted(chat, hearing.muted) ? 0 : chat.unread;

/** Unread messages meant for the person: mentions, and everything in a direct conversation. */
function mentionsIn(chat: Chat, hearing: Hearing): number {
  if (isSilent(chat, hearing)) return 0;
  return chat.kind === "direct" && !isMuted(chat, hearing.muted) ? chat.unread : chat.mentions.length;
}

/** Unread messages of one chat. */
export const useUnread = (chat: Chat): number => useNumber(() => unreadIn(chat, hearingNow()));

/** Unread mentions in one chat; in a direct conversation every message counts as one. */
export const useMentionCount = (chat: Chat): number => useNumber(() => mentionsIn(chat, hearingNow()));

interface Counted {
  /** Default: all. */
  readonly groupIds?: readonly string[];
  /** The id of a chat that does not count. */
  readonly except?: string | undefined;
}

/** Both, summed over all chats, or over some. */
export function useUnreadTotals({ groupIds, except }: Counted = {}): {
  readonly unread: number;
  readonly mentions: number;
} {
  const sum = (countIn: typeof unreadIn) => () => {
    const hearing = hearingNow();
    const counted = chatsNow().filter(({ id, groupId }) => id !== except && (!groupIds || groupIds.includes(groupId)));
    return counted.reduce((total, chat) => total + countIn(chat, hearing), 0);
  };
  return { unread: useNumber(sum(unreadIn)), mentions: useNumber(sum(mentionsIn)) };
}
