import { roles } from "@parley/api/permissions";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { queryClient } from "../query-client.ts";
import { type Outputs, trpcClient } from "../trpc.ts";

export type Member = Outputs["members"]["list"]["members"][number];

/** After somebody came, went or got another role. */
export const refreshMembers = (groupId: string) => queryClient.invalidateQueries({ queryKey: ["members", groupId] });

/**
 * The members of a group in whose name or username words begin with `text`; all of them without one. They come page by
 * page, as far as `more` is called. What was found before stays until the first page of something else is there.
 */
export function useMembers(groupId: string, text = "") {
  const wanted = text.trim();
  const query = useInfiniteQuery({
    queryKey: ["members", groupId, "list", wanted],
    queryFn: ({ pageParam }) =>
      trpcClient.members.list.query({ groupId, limit: 100, cursor: pageParam, ...(wanted && { query: wanted }) }),
    initialPageParam: null as Outputs["members"]["list"]["nextCursor"],
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const pages = query.data?.pages;
  const members = useMemo(() => inOrder(pages), [pages]);
  return {
    members,
    complete: pages !== undefined && !hasNextPage,
    /** What is shown was found for another text. */
    stale: query.isPlaceholderData,
    error: query.error,
    retry: () => void query.refetch(),
    more: () => {
      if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
    },
  };
}

/**
 * When all fit on a page, those of one role stand by name as one's language has it. Of more, each page stays as the server has
 * it, which knows no language: nobody moves while one reads.
 */
function inOrder(pages: readonly Outputs["members"]["list"][] | undefined): Member[] | undefined {
  const members = pages?.flatMap((page) => page.members);
  const whole = pages?.length === 1 && pages[0]?.nextCursor === null;
  if (!whole) return members;
  return members?.sort(
    (a, b) => roles.indexOf(a.role) - roles.indexOf(b.role) || a.user.name.localeCompare(b.user.name),
  );
}
