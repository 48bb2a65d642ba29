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
const nothing: Snapshot = { user: nobody, groups: [], chats: [] };

const selectMe = (snapshot: Snapshot) => snapshot.user;
const selectGroups = (snapshot: Snapshot) => snapshot.groups;
const selectChats = (snapshot: Snapshot) => snapshot.chats;

export const useMe = () => useSnapshotPart(selectMe);
export const useGroups = () => useSnapshotPart(selectGroups);
export const useChats = () => useSnapshotPart(selectChats);

export const useGroup = (groupId: string): Group | undefined => useGroups().find((group) => group.id === groupId);
export const useChat = (chatId: string): Chat | undefined => useChats().find((chat) => chat.id === chatId);
