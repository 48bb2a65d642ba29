import type { Chat } from "@parley/client";
import { useEffect, useSyncExternalStore } from "react";
import { useChats, useMuted } from "./use-snapshot.ts";

/*
 * What is shown as unread. An archived chat shows nothing, a muted one only its mentions, and a chat whose end is on the
 * screen is read as messages arrive, so that no number flickers for it.
 */

let watched: string | null = null;
const listeners = new Set<() => void>();

function setWatched(chatId: string | null): void {
  watched = chatId;
  for (const listener of listeners) listener();
}

function useWatchedChat(): string | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => watched,
  );
}

/** Says that the end of this chat is being looked at, as long as `watching` holds. */
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

function useHearing(): Hearing {
  return { watchedId: useWatchedChat(), muted: useMuted() };
}

/** Whether a chat is muted, by itself or with its group. */
export const isMuted = (chat: Pick<Chat, "id" | "groupId">, muted: readonly string[]): boolean =>
  muted.includes(chat.id) || muted.includes(chat.groupId);

const isSilent = (chat: Chat, { watchedId }: Hearing) => chat.archivedAt !== null || chat.id === watchedId;

const unreadIn = (chat: Chat, hearing: Hearing) =>
  isSilent(chat, hearing) || isMuted(chat, hearing.muted) ? 0 : chat.unread;

/** Unread messages that are meant for oneself: mentions, and everything in a direct conversation. */
function mentionsIn(chat: Chat, hearing: Hearing): number {
  if (isSilent(chat, hearing)) return 0;
  return chat.kind === "direct" && !isMuted(chat, hearing.muted) ? chat.unread : chat.mentions.length;
}

/** Unread messages of one chat. */
export const useUnread = (chat: Chat): number => unreadIn(chat, useHearing());

/** Unread mentions in one chat; in a direct conversation every message counts as one. */
export const useMentionCount = (chat: Chat): number => mentionsIn(chat, useHearing());

/** Both, summed over all chats, or over those of some groups. */
export function useUnreadTotals(groupIds?: readonly string[]): { readonly unread: number; readonly mentions: number } {
  const hearing = useHearing();
  const chats = useChats();
  let [unread, mentions] = [0, 0];
  for (const chat of chats) {
    if (groupIds && !groupIds.includes(chat.groupId)) continue;
    unread += unreadIn(chat, hearing);
    mentions += mentionsIn(chat, hearing);
  }
  return { unread, mentions };
}
