import { pageStorage } from "../page-storage.ts";

/** Where a person was last, so that they return there. Stored per person, in this browser. */

const keyOf = (userId: string) => `parley.place.${userId}`;

interface Places {
  groupId?: string;
  /** The last open chat of each group. */
  chats: Record<string, string>;
  /** Recently opened chats, latest first. */
  recent?: string[];
}

/** More than anybody goes back to. */
const recentCount = 30;

export function readPlaces(userId: string): Places {
  try {
    const stored: unknown = JSON.parse(pageStorage.getItem(keyOf(userId)) ?? "null");
    if (typeof stored === "object" && stored && "chats" in stored) return stored as Places;
  } catch {
    // Ignore what cannot be parsed.
  }
  return { chats: {} };
}

/** Recently opened chats, latest first. */
export const recentChats = (userId: string): readonly string[] => readPlaces(userId).recent ?? [];

export function rememberPlace(userId: string, { groupId, chatId }: { groupId: string; chatId: string }): void {
  const { chats, recent = [] } = readPlaces(userId);
  const places: Places = {
    groupId,
    chats: { ...chats, [groupId]: chatId },
    recent: [chatId, ...recent.filter((id) => id !== chatId)].slice(0, recentCount),
  };
  pageStorage.setItem(keyOf(userId), JSON.stringify(places));
}
