import { storedKeys } from "@parley/client";
import { pageStorage } from "../page-storage.ts";

/**
 * What someone has begun to write, for each person and chat, so that it survives a reload and the end of a session. Whoever
 * signs out leaves none of it behind.
 */

const prefixOf = (userId: string) => `parley.draft.${userId}.`;
const keyOf = (userId: string, chatId: string) => `${prefixOf(userId)}${chatId}`;

export const readDraft = (userId: string, chatId: string): string => pageStorage.getItem(keyOf(userId, chatId)) ?? "";

export function writeDraft(userId: string, chatId: string, text: string): void {
  const key = keyOf(userId, chatId);
  if (text) pageStorage.setItem(key, text);
  else pageStorage.removeItem(key);
}

/** Lets all drafts of a person go: the next one at this browser is to find none. */
export function forgetDrafts(userId: string): void {
  for (const key of storedKeys(pageStorage, prefixOf(userId))) pageStorage.removeItem(key);
}
