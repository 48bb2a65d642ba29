import { limits } from "@parley/api/limits";
import { roles } from "@parley/api/permissions";
import type { Outputs } from "@parley/client";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { trpcClient } from "../trpc.ts";
import { membersKey } from "./cached-members.ts";

export type Member = Outputs["members"]["list"]["members"][number];

/**
 * The members of a group whose name or username has words that begin with `text`; all members without it. Each call of `more` loads
 * a page. Previous results stay until the first page of new ones has arrived.
 */
export function useMembers(groupId: string, text = "") {
  const wanted = text.trim();
  const query = useInfiniteQuery({
    queryKey: [...membersKey(groupId), "list", wanted],
    queryFn: ({ pageParam }) =>
      trpcClient.members.list.query({
        groupId,
        limit: limits.pageSize,
        cursor: pageParam,
        ...(wanted && { query: wanted }),
      }),
    initialPageParam: null as Outputs["members"]["list"]["nextCursor"],
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = query;
  const pages = query.data?.pages;
  const members = useMemo(() => inOrder(pages), [pages]);
  return {
    members,
    complete: pages !== undefined && !hasNextPage,
    /** Whether the results are for another text. */
    stale: query.isPlaceholderData,
    /** Why there are no members, or no more. What is shown stays when it could not be brought up to date. */
    error: members && !isFetchNextPageError ? null : query.error,
    retry: () => void (isFetchNextPageError ? fetchNextPage() : query.refetch()),
    more: () => {
      if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
    },
  };
}

/**
 * If all fit on one page, members of a role are sorted by name in the reader's language. Otherwise they stay in the server's order,
 * which ignores language, so that nobody moves while more pages load.
 */
function inOrder(pages: readonly Outputs["members"]["list"][] | undefined): Member[] | undefined {
  const members = pages?.flatMap((page) => page.members);
  const whole = pages?.length === 1 && pages[0]?.nextCursor === null;
  if (!whole) return members;
  return members?.sort(
    (a, b) => roles.indexOf(a.role) - roles.indexOf(b.role) || a.user.name.localeCompare(b.user.name),
  );
}
