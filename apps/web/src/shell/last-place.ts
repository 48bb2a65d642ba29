import { pageStorage } from "../page-storage.ts";

/** Where someone was last, so that they find themselves there again. Kept for each person, in this browser. */

const keyOf = (userId: string) => `parley.place.${userId}`;

interface Places {
  groupId?: string;
  /** The chat that was open last, by group. */
  chats: Record<string, string>;
  /** Chats that were open, the last one first. */
  recent?: string[];
}

/** More than anybody goes back to. */
const recentCount = 30;

export function readPlaces(userId: string): Places {
  try {
    const stored: unknown = JSON.parse(pageStorage.getItem(keyOf(userId)) ?? "null");
    if (typeof stored === "object" && stored && "chats" in stored) return stored as Places;
  } catch {
    // What cannot be read is forgotten.
  }
  return { chats: {} };
}

/** The chats that were open last, the very last first. */
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
