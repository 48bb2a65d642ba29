import type { Snapshot } from "@parley/client";
import { readPlaces } from "./last-place.ts";

/** The chat to open in a group: the last one open, or else the first with unread messages, or else the first. */
export function firstChat({ user, chats }: Pick<Snapshot, "user" | "chats">, groupId: string): string | undefined {
  const inGroup = chats.filter((chat) => chat.groupId === groupId && !chat.archivedAt);
  const last = readPlaces(user.id).chats[groupId];
  const found = inGroup.find((chat) => chat.id === last) ?? inGroup.find((chat) => chat.unread > 0) ?? inGroup[0];
  return found?.id;
}

/** The group to open: the last one open, or else the first. */
export function firstGroup({ user, groups }: Pick<Snapshot, "user" | "groups">): string | undefined {
  const last = readPlaces(user.id).groupId;
  return (groups.find((group) => group.id === last) ?? groups[0])?.id;
}
