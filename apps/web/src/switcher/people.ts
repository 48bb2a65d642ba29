import type { Outputs } from "@parley/client";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { membersAnywhereKey } from "../members/cached-members.ts";
import { useDebounced } from "../members/use-debounced.ts";
import { useDirects, useGroups, useMe } from "../sync/use-snapshot.ts";
import { trpcClient } from "../trpc.ts";
import type { Entry } from "./ranking.ts";

export type Person = Outputs["members"]["list"]["members"][number]["user"];
export type PersonEntry = Entry & { kind: "person"; user: Person };

/** Only this many groups are searched. Everyone else can be found on the members page. */
const groupsSearched = 5;
const peoplePerGroup = 20;

interface PeopleOptions {
  /** The group that is open. */
  readonly groupId: string | undefined;
  /** Whether the switcher is open. After choosing to sign out, nothing must be fetched any more. */
  readonly asking: boolean;
  /** Whether to find people before anything is typed. */
  readonly beforeTyping: boolean;
}

/**
 * People in one's groups whose names match what was typed, or the first of each group if nothing was. Those of the open group come
 * first. People with whom one already has a direct conversation are left out: that conversation is listed among the chats.
 */
export function usePeopleEntries(typed: string, { groupId, asking, beforeTyping }: PeopleOptions) {
  const me = useMe();
  const groups = useGroups();
  const directs = useDirects();
  const name = typed.replace(/^@/, "");
  const wanted = useDebounced(name);
  const groupIds = useMemo(() => {
    const ids = groups.map((group) => group.id);
    return [...ids.filter((id) => id === groupId), ...ids.filter((id) => id !== groupId)].slice(0, groupsSearched);
  }, [groups, groupId]);

  const { data, error, isPlaceholderData, fetchStatus } = useQuery({
    queryKey: [...membersAnywhereKey(), groupIds, wanted],
    queryFn: () => findPeople(groupIds, wanted),
    enabled: asking && (beforeTyping || wanted !== ""),
    // Keep the previous results while loading: the ranking filters out what no longer matches.
    placeholderData: (before) => before,
  });

  const people = useMemo(() => {
    const known = new Set([me.id, ...directs.map(({ user }) => user.id)]);
    return (data ?? []).flatMap((user): PersonEntry[] => {
      if (known.has(user.id)) return [];
      known.add(user.id);
      return [{ kind: "person", id: user.id, name: user.name, detail: `@${user.username}`, user }];
    });
  }, [data, directs, me.id]);
  const isAnswered = data !== undefined && !isPlaceholderData && wanted === name;
  // What is known stays known if fetching it anew fails.
  const isSettled = isAnswered && fetchStatus === "idle";
  return {
    people,
    /** Whether they are the answer to what is typed now. Otherwise they may be those for an earlier text. */
    isAnswered,
    /** Whether that answer is not being renewed. Until then there may be somebody new. */
    isSettled,
    /** Whether there is no answer to wait for: the search failed, or there is no network. */
    hasFailed: !isSettled && (fetchStatus === "paused" || (error !== null && fetchStatus === "idle")),
    error,
    /** How many groups are searched. */
    searched: groupIds.length,
  };
}

async function findPeople(groupIds: readonly string[], query: string): Promise<Person[]> {
  const pages = await Promise.all(
    groupIds.map((groupId) =>
      trpcClient.members.list.query({ groupId, limit: peoplePerGroup, ...(query && { query }) }),
    ),
  );
  return pages.flatMap((page) => page.members.map((member) => member.user));
}
