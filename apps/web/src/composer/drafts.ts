import { storedKeys } from "@parley/client";
import { createListeners } from "../listeners.ts";
import { pageStorage } from "../page-storage.ts";

/**
 * Drafts, by person and chat, which survive a reload and the end of a session. Signing out deletes them.
 */

const prefixOf = (userId: string) => `parley.draft.${userId}.`;
const keyOf = (userId: string, chatId: string) => `${prefixOf(userId)}${chatId}`;

export const readDraft = (userId: string, chatId: string): string => pageStorage.getItem(keyOf(userId, chatId)) ?? "";

export function writeDraft(userId: string, chatId: string, text: string): void {
  const key = keyOf(userId, chatId);
  const had = pageStorage.getItem(key) !== null;
  if (text) pageStorage.setItem(key, text);
  else pageStorage.removeItem(key);
  // Not for every keystroke: listeners are told which chats have a draft, not its text.
  if (had !== (text !== "")) tell();
}

const { subscribe, tell } = createListeners();

/** Calls back when a chat gets a draft, or loses it. @returns a function that unsubscribes. */
export const onDrafts = subscribe;

const keysOf = (userId: string) => storedKeys(pageStorage, prefixOf(userId));

/** How many drafts a person has, also for chats that they cannot see any more. */
export const countDrafts = (userId: string): number => keysOf(userId).length;

/** Deletes all drafts of a person, so that the next user of this browser does not find them. */
export function forgetDrafts(userId: string): void {
  for (const key of keysOf(userId)) pageStorage.removeItem(key);
  tell();
}
