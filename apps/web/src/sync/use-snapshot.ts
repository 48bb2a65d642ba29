import type { Chat, Group, Snapshot } from "@parley/client";
import { hashKey, notifyManager } from "@tanstack/react-query";
import { getQueryKey } from "@trpc/react-query";
import { useSyncExternalStore } from "react";
import { createListeners } from "../listeners.ts";
import { named } from "../people/named.ts";
import { queryClient } from "../query-client.ts";
import { trpc } from "../trpc.ts";

/*
 * The snapshot in the query cache: the person, their groups and chats. Views read parts of it; feed.ts puts it there.
 */

queryClient.setQueryDefaults(getQueryKey(trpc.sync.snapshot), {
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
  // The SDK already shares unchanged parts.
  structuralSharing: false,
});

const hash = hashKey(getQueryKey(trpc.sync.snapshot, undefined, "query"));
const { subscribe, tell } = createListeners();

queryClient.getQueryCache().subscribe(({ type, query }) => {
  // Scheduled with the cache's other notifications, so that what changes together renders together.
  if (type === "updated" && query.queryHash === hash) notifyManager.schedule(tell);
});

/** Calls back when the snapshot has changed. @returns a function that unsubscribes. */
export const onSnapshot = subscribe;

/** The snapshot in the cache, which is only read here. There is none after a sign-out. */
const snapshotNow = (): Snapshot => queryClient.getQueryCache().get<Snapshot>(hash)?.state.data ?? nothing;

/** Cheaper than `useQuery`, because each row of the sidebar reads several parts. */
function useSnapshotPart<Part>(select: (snapshot: Snapshot) => Part): Part {
  return useSyncExternalStore(onSnapshot, () => select(snapshotNow()));
}

const nobody = { id: "", username: "", name: "", bio: "", image: null, email: "", createdAt: "" };
const nothing: Snapshot = {
  user: nobody,
  groups: [],
  chats: [],
  directs: [],
  muted: [],
  notifications: { choice: "mentions", quiet: null },
};

const selectMe = (snapshot: Snapshot) => snapshot.user;
const selectPlaces = (snapshot: Snapshot) => snapshot.groups;
const selectMuted = (snapshot: Snapshot) => snapshot.muted;
const selectNotifications = (snapshot: Snapshot) => snapshot.notifications;

const selectDirects = sameAsLong(
  ({ directs }) => [directs],
  ({ directs }: Snapshot) => directs.map((direct) => ({ ...direct, user: named(direct.user) })),
);

/** The chats. A direct conversation gets the other person's name. */
const selectChats = sameAsLong(
  ({ chats, directs }) => [chats, directs],
  (snapshot: Snapshot): Chat[] => {
    const { chats, directs } = snapshot;
    if (directs.length === 0) return chats;
    const names = new Map(selectDirects(snapshot).map(({ chatId, user }) => [chatId, user.name]));
    return chats.map((chat) => renamed(chat, names.get(chat.id)));
  },
);

const selectTeams = sameAsLong(
  ({ groups }) => [groups],
  ({ groups }: Snapshot): Group[] => groups.filter(({ kind }) => kind === "team"),
);

/** Memoises a selector by the parts of the snapshot that it depends on. */
function sameAsLong<T>(partsOf: (snapshot: Snapshot) => unknown[], select: (snapshot: Snapshot) => T) {
  let last: { parts: unknown[]; found: T } | undefined;
  return (snapshot: Snapshot): T => {
    const parts = partsOf(snapshot);
    if (!last?.parts.every((part, index) => part === parts[index])) last = { parts, found: select(snapshot) };
    return last.found;
  };
}

const renamedBefore = new WeakMap<Chat, Chat>();

/** A chat with another name; memoised, so that the same input gives the same object. */
function renamed(chat: Chat, name: string | undefined): Chat {
  if (name === undefined) return chat;
  const before = renamedBefore.get(chat);
  if (before?.name === name) return before;
  const fresh = { ...chat, name };
  renamedBefore.set(chat, fresh);
  return fresh;
}

/** The current values of {@link useChats} and {@link useMuted}, outside of rendering. */
export const chatsNow = (): readonly Chat[] => selectChats(snapshotNow());
export const mutedNow = (): readonly string[] => selectMuted(snapshotNow());

export type Direct = Snapshot["directs"][number];

export const useMe = () => useSnapshotPart(selectMe);
/** The groups, without direct conversations. */
export const useGroups = () => useSnapshotPart(selectTeams);
/** All groups, including direct conversations. */
export const usePlaces = () => useSnapshotPart(selectPlaces);
export const useChats = () => useSnapshotPart(selectChats);
/** The direct conversations. */
export const useDirects = () => useSnapshotPart(selectDirects);
/** The ids of muted chats and groups. */
export const useMuted = () => useSnapshotPart(selectMuted);
export const useNotificationSettings = () => useSnapshotPart(selectNotifications);

export const useGroup = (groupId: string | undefined): Group | undefined =>
  usePlaces().find((group) => group.id === groupId);
export const useChat = (chatId: string): Chat | undefined => useChats().find((chat) => chat.id === chatId);
/** The direct conversation of this chat, if it is one. */
export const useDirect = (chatId: string): Direct | undefined =>
  useDirects().find((direct) => direct.chatId === chatId);
