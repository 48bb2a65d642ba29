import { queryClient } from "../query-client.ts";

/** The key below which everything is cached that depends on a group's members; without a group, on those of any. */
export const membersKey = (groupId?: string) => (groupId === undefined ? ["members"] : ["members", groupId]);

/** The key below which members of several groups are cached. */
export const membersAnywhereKey = () => membersKey("anywhere");

/** Refetches a group's members, after somebody joined, left or got another role; without a group, those of all. */
export const refreshMembers = (groupId?: string) =>
  Promise.all(
    [membersKey(groupId), membersAnywhereKey()].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
  );
