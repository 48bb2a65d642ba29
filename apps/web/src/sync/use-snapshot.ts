import type { Chat, Group, Snapshot } from "@parley/client";
import { getQueryKey } from "@trpc/react-query";
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

function useSnapshotPart<Part>(select: (snapshot: Snapshot) => Part): Part {
  // Only reads: it is fed. Without one, somebody has signed out.
  const { data } = trpc.sync.snapshot.useQuery(undefined, { select, enabled: false });
  return (data ?? select(nothing)) as Part;
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
