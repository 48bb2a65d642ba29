import type { Snapshot } from "@parley/client";
import { readPlaces } from "./last-place.ts";

/** The chat to open in a group: where one was last, else the first with something unread, else the first. */
export function firstChat({ user, chats }: Pick<Snapshot, "user" | "chats">, groupId: string): string | undefined {
  const inGroup = chats.filter((chat) => chat.groupId === groupId && !chat.archivedAt);
  const last = readPlaces(user.id).chats[groupId];
  const found = inGroup.find((chat) => chat.id === last) ?? inGroup.find((chat) => chat.unread > 0) ?? inGroup[0];
  return found?.id;
}

/** The group to open: where one was last, else the first. */
export function firstGroup({ user, groups }: Pick<Snapshot, "user" | "groups">): string | undefined {
  const last = readPlaces(user.id).groupId;
  return (groups.find((group) => group.id === last) ?? groups[0])?.id;
}
