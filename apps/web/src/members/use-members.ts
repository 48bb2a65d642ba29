import { useEffect, useMemo } from "react";
import { type Outputs, trpc } from "../trpc.ts";

export type Member = Outputs["members"]["list"]["members"][number];

/** All members of a group by name. They come page by page; those that are there can be used meanwhile. */
export function useMembers(groupId: string) {
  const query = trpc.members.list.useInfiniteQuery(
    { groupId, limit: 100 },
    { getNextPageParam: (page) => page.nextCursor ?? undefined },
  );
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
