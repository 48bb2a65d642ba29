import type { Snapshot } from "@parley/client";
import { readPlaces } from "./last-place.ts";

/** The chat to open in a group: the last one open, or else the oldest for all members, which is as old as the group. */
export function firstChat({ user, chats }: Pick<Snapshot, "user" | "chats">, groupId: string): string | undefined {
  const oldestFirst = chats
    .filter((chat) => chat.groupId === groupId && !chat.archivedAt)
    .sort((one, other) => Date.parse(one.createdAt) - Date.parse(other.createdAt));
  const last = readPlaces(user.id).chats[groupId];
  const found =
    oldestFirst.find(({ id }) => id === last) ??
    oldestFirst.find(({ visibility }) => visibility === "open") ??
    oldestFirst[0];
  return found?.id;
}

/** The group to open: the last one open, or else the first. */
export function firstGroup({ user, groups }: Pick<Snapshot, "user" | "groups">): string | undefined {
  const last = readPlaces(user.id).groupId;
  return (groups.find((group) => group.id === last) ?? groups[0])?.id;
}
