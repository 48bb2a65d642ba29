import type { Chat, Group, Snapshot } from "@parley/client";
import { hashKey, notifyManager } from "@tanstack/react-query";
import { getQueryKey } from "@trpc/react-query";
import { useSyncExternalStore } from "react";
import { createListeners } from "../listeners.ts";
import { queryClient } from "../query-client.ts";
import { trpc } from "../trpc.ts";

/*
 * The snapshot in the query cache: who one is, one's groups and chats. Views read parts of it; feed.ts puts it there.
 */

queryClient.setQueryDefaults(getQueryKey(trpc.sync.snapshot), {
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
  // Unchanged parts keep their identity already.
  structuralSharing: false,
});

const hash = hashKey(getQueryKey(trpc.sync.snapshot, undefined, "query"));
const { subscribe, tell } = createListeners();

queryClient.getQueryCache().subscribe(({ type, query }) => {
  // In the order of all that the cache tells, so that what changes together is drawn together.
  if (type === "updated" && query.queryHash === hash) notifyManager.schedule(tell);
});

/** Calls back when the snapshot has changed. @returns a function that ends that. */
export const onSnapshot = subscribe;

/** As the cache has it: it is fed, and only read here. Without one, somebody has signed out. */
const snapshotNow = (): Snapshot => queryClient.getQueryCache().get<Snapshot>(hash)?.state.data ?? nothing;

/** Each row of the sidebar asks for several parts, so this takes a step less than a query does, which makes its options anew. */
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
const selectDirects = (snapshot: Snapshot) => snapshot.directs;
const selectMuted = (snapshot: Snapshot) => snapshot.muted;
const selectNotifications = (snapshot: Snapshot) => snapshot.notifications;

/** The chats; one of two people is called by the other's name, wherever it stands. */
const selectChats = sameAsLong(
  ({ chats, directs }) => [chats, directs],
  ({ chats, directs }: Snapshot): Chat[] => {
    if (directs.length === 0) return chats;
    const names = new Map(directs.map(({ chatId, user }) => [chatId, user.name]));
    return chats.map((chat) => renamed(chat, names.get(chat.id)));
  },
);

const selectTeams = sameAsLong(
  ({ groups }) => [groups],
  ({ groups }: Snapshot): Group[] => groups.filter(({ kind }) => kind === "team"),
);

/** The answer to the same parts of a snapshot is the same object. */
function sameAsLong<T>(partsOf: (snapshot: Snapshot) => unknown[], select: (snapshot: Snapshot) => T) {
  let last: { parts: unknown[]; found: T } | undefined;
  return (snapshot: Snapshot): T => {
    const parts = partsOf(snapshot);
    if (!last?.parts.every((part, index) => part === parts[index])) last = { parts, found: select(snapshot) };
    return last.found;
  };
}

const renamedBefore = new WeakMap<Chat, Chat>();

/** A chat under another name: the same object as long as both are. */
function renamed(chat: Chat, name: string | undefined): Chat {
  if (name === undefined) return chat;
  const before = renamedBefore.get(chat);
  if (before?.name === name) return before;
  const fresh = { ...chat, name };
  renamedBefore.set(chat, fresh);
  return fresh;
}

/** What {@link useChats} and {@link useMuted} give, for what is reckoned from them. */
export const chatsNow = (): readonly Chat[] => selectChats(snapshotNow());
export const mutedNow = (): readonly string[] => selectMuted(snapshotNow());

export type Direct = Snapshot["directs"][number];

export const useMe = () => useSnapshotPart(selectMe);
/** The groups that have a name: not the conversations of two. */
export const useGroups = () => useSnapshotPart(selectTeams);
/** All groups, conversations of two as well. */
export const usePlaces = () => useSnapshotPart(selectPlaces);
export const useChats = () => useSnapshotPart(selectChats);
/** With whom one talks alone. */
export const useDirects = () => useSnapshotPart(selectDirects);
/** The ids of chats and groups that one wants to hear less of. */
export const useMuted = () => useSnapshotPart(selectMuted);
export const useNotificationSettings = () => useSnapshotPart(selectNotifications);

export const useGroup = (groupId: string): Group | undefined => usePlaces().find((group) => group.id === groupId);
export const useChat = (chatId: string): Chat | undefined => useChats().find((chat) => chat.id === chatId);
