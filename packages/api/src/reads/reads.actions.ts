import type { ChatAccess } from "../access/access.ts";
import { userTopic } from "../events/events.ts";
import { emit, type Tx } from "../transaction.ts";
import { advanceRead, findReadSeq } from "./reads.queries.ts";

/** Moves the person's read pointer forward, never back. Their other devices are told. */
export async function markRead(tx: Tx, chat: ChatAccess<"chat.markRead">, seq: number) {
  const userId = chat.actorId;
  const moved = await advanceRead(tx, { chatId: chat.id, userId, seq });
  if (moved !== undefined) emit(tx, userTopic(userId), { type: "read.updated", chatId: chat.id, seq: moved });
  return { chatId: chat.id, readSeq: moved ?? (await findReadSeq(tx, chat.id, userId)) };
}
