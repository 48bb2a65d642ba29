import { replaceEqualDeep } from "@tanstack/react-query";
import { getQueryKey } from "@trpc/react-query";
import { queryClient } from "../query-client.ts";
import { trpc, utils } from "../trpc.ts";
import { type Chat, type Group, mergeSnapshot, type Snapshot } from "./snapshot.ts";

/*
 * The snapshot in the query cache: who one is, one's groups and chats. Views read parts of it; whatever a call or the
 * live feed brings is put into it by the functions of snapshot.ts.
 */

queryClient.setQueryDefaults(getQueryKey(trpc.sync.snapshot), {
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
  // Asked for whole snapshots, and again for each part that a view selects out of one.
  structuralSharing: (before, fresh) =>
    isSnapshot(before) && isSnapshot(fresh) ? mergeSnapshot(before, fresh) : replaceEqualDeep(before, fresh),
});

const isSnapshot = (data: unknown): data is Snapshot => typeof data === "object" && data !== null && "chats" in data;

/** Changes the snapshot if there is one. */
export function updateSnapshot(change: (snapshot: Snapshot) => Snapshot): void {
  utils.sync.snapshot.setData(undefined, (snapshot) => snapshot && change(snapshot));
}

function useSnapshotPart<Part>(select: (snapshot: Snapshot) => Part): Part {
  // Only reads: the route loads the snapshot and usePolledSnapshot renews it. Without one, somebody has signed out.
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
