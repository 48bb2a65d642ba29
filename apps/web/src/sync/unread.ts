import type { Chat } from "@parley/client";
import { useEffect, useSyncExternalStore } from "react";
import { useChats } from "./use-snapshot.ts";

/*
 * What a person is told is unread. An archived chat does not speak up, and what comes into the chat whose end is being
 * looked at is read as it comes: no number flickers for it.
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

const unreadIn = (chat: Chat, watchedId: string | null) => (chat.archivedAt || chat.id === watchedId ? 0 : chat.unread);

/** Unread messages of one chat. */
export const useUnread = (chat: Chat): number => unreadIn(chat, useWatchedChat());

/** Unread messages of all chats, or of those in a group. */
export function useUnreadTotal(groupId?: string): number {
  const watchedId = useWatchedChat();
  const chats = useChats();
  return chats.reduce(
    (sum, chat) => (groupId === undefined || chat.groupId === groupId ? sum + unreadIn(chat, watchedId) : sum),
    0,
  );
}
