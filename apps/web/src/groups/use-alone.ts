import { useQuery } from "@tanstack/react-query";
import { queryClient } from "../query-client.ts";
import { trpcClient } from "../trpc.ts";

/** Below the key of the group's members, so that it is asked for again when somebody comes or goes. */
const aloneKey = (groupId: string) => ["members", groupId, "alone"] as const;

/** Whether one is the only one in a group; undefined until it is known. */
export function useAlone(groupId: string, enabled: boolean): boolean | undefined {
  const { data } = useQuery({
    queryKey: aloneKey(groupId),
    queryFn: async () => (await trpcClient.members.list.query({ groupId, limit: 2 })).members.length === 1,
    enabled,
  });
  return enabled ? data : false;
}

/** Who has just made a group is the only one in it. */
export const setAlone = (groupId: string): void => {
  queryClient.setQueryData(aloneKey(groupId), true);
};
