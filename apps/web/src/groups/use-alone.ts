import { useQuery } from "@tanstack/react-query";
import { membersKey } from "../members/cached-members.ts";
import { queryClient } from "../query-client.ts";
import { trpcClient } from "../trpc.ts";

/** Below the key of the group's members, so that it is refetched when somebody joins or leaves. */
const aloneKey = (groupId: string) => [...membersKey(groupId), "alone"];

/** Whether the person is the only member of a group; undefined until it is known. */
export function useAlone(groupId: string, enabled: boolean): boolean | undefined {
  const { data } = useQuery({
    queryKey: aloneKey(groupId),
    queryFn: async () => (await trpcClient.members.list.query({ groupId, limit: 2 })).members.length === 1,
    enabled,
  });
  return enabled ? data : false;
}

/** The creator of a new group is its only member. */
export const setAlone = (groupId: string): void => {
  queryClient.setQueryData(aloneKey(groupId), true);
};
