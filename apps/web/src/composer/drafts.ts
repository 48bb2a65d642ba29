import { storedKeys } from "@parley/client";
import { createListeners } from "../listeners.ts";
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
  const had = pageStorage.getItem(key) !== null;
  if (text) pageStorage.setItem(key, text);
  else pageStorage.removeItem(key);
  // Not for every letter: it is told which chats have one, not what it says.
  if (had !== (text !== "")) tell();
}

const { subscribe, tell } = createListeners();

/** Calls back when a chat gets a draft here, or has none any more. @returns a function that ends it. */
export const onDrafts = subscribe;

/** Lets all drafts of a person go: the next one at this browser is to find none. */
export function forgetDrafts(userId: string): void {
  for (const key of storedKeys(pageStorage, prefixOf(userId))) pageStorage.removeItem(key);
  tell();
}
