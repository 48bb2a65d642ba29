import { lockChat } from "../chats/chats.queries.ts";
import { leaveTombstone } from "../messages/messages.actions.ts";
import type { Tx } from "../transaction.ts";
import * as queries from "./erasures.queries.ts";

/**
 * Erases a person's texts in a range of a chat, as if they had deleted each message, and records the progress.
 *
 * @returns how many texts were erased, or null when another process is working on this erasure.
 */
export async function eraseStretch(
  tx: Tx,
  stretch: { userId: string; chatId: string; after: number; upTo: number; limit: number },
): Promise<number | null> {
  const { userId, chatId } = stretch;
  if (!(await queries.lockErasure(tx, userId))) return null;
  const chat = await lockChat(tx, chatId);
  if (!chat) return 0;
  // Read again, now that the chat is locked.
  const texts = await queries.findTextsOf(tx, stretch);
  for (const [index, message] of texts.entries()) {
    await leaveTombstone(tx, { ...chat, lastRev: chat.lastRev + index }, message);
  }
  await queries.moveErasure(tx, userId, { chatId, seq: texts.at(-1)?.seq ?? stretch.after });
  return texts.length;
}
