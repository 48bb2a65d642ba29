import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { useDirects, useGroups, useMe } from "../sync/use-snapshot.ts";
import { type Outputs, trpcClient } from "../trpc.ts";
import type { Entry } from "./ranking.ts";

export type Person = Outputs["members"]["list"]["members"][number]["user"];
export type PersonEntry = Entry & { kind: "person"; user: Person };

/** Of each of so many groups. Whoever is in none of them is found on the page of members. */
const groupsAsked = 5;
const peopleOfEach = 20;
/** Milliseconds without a key, after which the server is asked. */
const pause = 120;

interface PeopleOptions {
  /** The group that is open. */
  readonly groupId: string | undefined;
  /** Whether somebody waits for it. After choosing to sign out nothing is asked for any more. */
  readonly asking: boolean;
}

/**
 * The people of one's groups whose names begin like what was typed; first those of the group that is open. Those with whom
 * one has a conversation are not among them: it is among the chats.
 */
export function usePeopleEntries(typed: string, { groupId, asking }: PeopleOptions): PersonEntry[] {
  const me = useMe();
  const groups = useGroups();
  const directs = useDirects();
  const wanted = useDebounced(typed.replace(/^@/, ""));
  const groupIds = useMemo(() => {
    const ids = groups.map((group) => group.id);
    return [...ids.filter((id) => id === groupId), ...ids.filter((id) => id !== groupId)].slice(0, groupsAsked);
  }, [groups, groupId]);

  const { data: people } = useQuery({
    queryKey: ["members", "anywhere", groupIds, wanted],
    queryFn: () => findPeople(groupIds, wanted),
    enabled: asking && wanted !== "",
    // What was found for less stays: the ranking sorts out what does not fit more.
    placeholderData: (before) => before,
  });

  return useMemo(() => {
    const known = new Set([me.id, ...directs.map(({ user }) => user.id)]);
    return (people ?? []).flatMap((user): PersonEntry[] => {
      if (known.has(user.id)) return [];
      known.add(user.id);
      return [{ kind: "person", id: user.id, name: user.name, detail: `@${user.username}`, user }];
    });
  }, [people, directs, me.id]);
}

async function findPeople(groupIds: readonly string[], query: string): Promise<Person[]> {
  const pages = await Promise.all(
    groupIds.map((groupId) => trpcClient.members.list.query({ groupId, query, limit: peopleOfEach })),
  );
  return pages.flatMap((page) => page.members.map((member) => member.user));
}

/** The text once nobody has changed it for a moment. */
function useDebounced(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pause);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
