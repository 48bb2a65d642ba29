/** Where someone was last, so that they find themselves there again. Kept for each person, in this browser. */

const keyOf = (userId: string) => `parley.place.${userId}`;

interface Places {
  groupId?: string;
  /** The chat that was open last, by group. */
  chats: Record<string, string>;
}

export function readPlaces(userId: string): Places {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(keyOf(userId)) ?? "null");
    if (typeof stored === "object" && stored && "chats" in stored) return stored as Places;
  } catch {
    // What cannot be read is forgotten.
  }
  return { chats: {} };
}

export function rememberPlace(userId: string, { groupId, chatId }: { groupId: string; chatId: string }): void {
  const { chats } = readPlaces(userId);
  try {
    localStorage.setItem(keyOf(userId), JSON.stringify({ groupId, chats: { ...chats, [groupId]: chatId } }));
  } catch {
    // Without storage one starts at the first chat.
  }
}
