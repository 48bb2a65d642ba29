import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { queryClient } from "../query-client.ts";
import { type Outputs, trpcClient } from "../trpc.ts";

export type Member = Outputs["members"]["list"]["members"][number];

const keyOf = (groupId: string) => ["members", groupId] as const;

/** After somebody came, went or got another role. */
export const refreshMembers = (groupId: string) => queryClient.invalidateQueries({ queryKey: keyOf(groupId) });

/** All members of a group by name. They come page by page; those that are there can be used meanwhile. */
export function useMembers(groupId: string) {
  const query = useInfiniteQuery({
    queryKey: keyOf(groupId),
    queryFn: ({ pageParam }) => trpcClient.members.list.query({ groupId, limit: 100, cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = query;

  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);

  const pages = query.data?.pages;
  const members = useMemo(
    () => pages?.flatMap((page) => page.members).sort((a, b) => a.user.name.localeCompare(b.user.name)),
    [pages],
  );
  return { members, complete: !hasNextPage, error: query.error, retry: () => void query.refetch() };
}

/** Those whose name or username has the text in it, whatever its case. */
export function findMembers<M extends Pick<Member, "user">>(members: readonly M[], text: string): readonly M[] {
  const wanted = text.trim().toLocaleLowerCase().replace(/^@/, "");
  if (!wanted) return members;
  return members.filter(({ user }) => user.name.toLocaleLowerCase().includes(wanted) || user.username.includes(wanted));
}
