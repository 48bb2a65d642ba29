import type { Chat } from "@parley/client";
import { useEffect, useSyncExternalStore } from "react";
import { useChats, useMuted } from "./use-snapshot.ts";

/*
 * What a person is told is unread. An archived chat does not speak up, a muted one only where one is called, and what comes
 * into the chat whose end is being looked at is read as it comes: no number flickers for it.
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

/** What is meant for oneself: mentions, and all that is said between two. */
function callsIn(chat: Chat, hearing: Hearing): number {
  if (isSilent(chat, hearing)) return 0;
  return chat.kind === "direct" && !isMuted(chat, hearing.muted) ? chat.unread : chat.mentions.length;
}

/** Unread messages of one chat. */
export const useUnread = (chat: Chat): number => unreadIn(chat, useHearing());

/** Unread messages of one chat that are meant for oneself. */
export const useCalls = (chat: Chat): number => callsIn(chat, useHearing());

/** Both, of all chats, or of those in some groups. */
export function useWaiting(groupIds?: readonly string[]): { readonly unread: number; readonly calls: number } {
  const hearing = useHearing();
  const chats = useChats();
  let [unread, calls] = [0, 0];
  for (const chat of chats) {
    if (groupIds && !groupIds.includes(chat.groupId)) continue;
    unread += unreadIn(chat, hearing);
    calls += callsIn(chat, hearing);
  }
  return { unread, calls };
}
