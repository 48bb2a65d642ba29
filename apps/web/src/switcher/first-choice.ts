import type { ChatEntry } from "./entries.ts";

/**
 * The chats to offer before anything is typed: recently opened ones, latest first, then those with unread messages, then the
 * others. Without the open one.
 */
export function firstChoice(
  entries: readonly ChatEntry[],
  { recent, chatId, limit }: { recent: readonly string[]; chatId: string | undefined; limit: number },
): ChatEntry[] {
  const place = ({ chat }: ChatEntry) => {
    const index = recent.indexOf(chat.id);
    if (index >= 0) return index;
    return chat.unread > 0 ? recent.length : recent.length + 1;
  };
  return entries
    .filter(({ chat }) => chat.id !== chatId && !chat.archivedAt)
    .map((entry) => ({ entry, place: place(entry) }))
    .sort((a, b) => a.place - b.place)
    .slice(0, limit)
    .map(({ entry }) => entry);
}
