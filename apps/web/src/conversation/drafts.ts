import { pageStorage } from "../page-storage.ts";

/** What someone has begun to write, for each person and chat, so that it survives a reload and the end of a session. */

const keyOf = (userId: string, chatId: string) => `parley.draft.${userId}.${chatId}`;

export const readDraft = (userId: string, chatId: string): string => pageStorage.getItem(keyOf(userId, chatId)) ?? "";

export function writeDraft(userId: string, chatId: string, text: string): void {
  const key = keyOf(userId, chatId);
  if (text) pageStorage.setItem(key, text);
  else pageStorage.removeItem(key);
}
