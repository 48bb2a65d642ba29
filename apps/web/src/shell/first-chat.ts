import type { Snapshot } from "@parley/client";
import { readPlaces } from "./last-place.ts";

/**
 * The chat to open in a group: the last one open, or else the first with unread messages, or else the oldest for all members, with
 * which the group began.
 */
export function firstChat({ user, chats }: Pick<Snapshot, "user" | "chats">, groupId: string): string | undefined {
  const inGroup = chats.filter((chat) => chat.groupId === groupId && !chat.archivedAt);
  // In the order of their UUIDs of version 7. By `createdAt`, imported chats are as old as their first message.
  const oldestFirst = inGroup.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const last = readPlaces(user.id).chats[groupId];
  const found =
    inGroup.find(({ id }) => id === last) ??
    inGroup.find(({ unread }) => unread > 0) ??
    oldestFirst.find(({ visibility }) => visibility === "open") ??
    oldestFirst[0];
  return found?.id;
}

/** The group to open: the last one open, or else the first. */
export function firstGroup({ user, groups }: Pick<Snapshot, "user" | "groups">): string | undefined {
  const last = readPlaces(user.id).groupId;
  return (groups.find((group) => group.id === last) ?? groups[0])?.id;
}
