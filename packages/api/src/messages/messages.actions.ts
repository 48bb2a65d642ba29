import type { ChatAccess, MessageAccess } from "../access/access.ts";
import { can } from "../access/permissions.ts";
import { ParleyError } from "../errors.ts";
import { chatTopic } from "../events/events.ts";
import { findMentioned } from "../mentions/mentions.actions.ts";
import { createMentions, deleteMentions } from "../mentions/mentions.queries.ts";
import { emit, type Tx } from "../transaction.ts";
import {
  createMessage,
  createVersion,
  deleteVersions,
  findMessage,
  getMessage,
  type Message,
  updateMessage,
} from "./messages.queries.ts";

/** What is needed of a message's chat to report a change of the message. */
type ChangedChat = Pick<ChatAccess<"message.edit">, "id" | "groupId" | "visibility">;

/**
 * Stores a message once, however often it is sent.
 *
 * @throws MESSAGE_ID_TAKEN when another text, or another person's message, has this id.
 */
export async function sendMessage(
  tx: Tx,
  chat: ChatAccess<"message.send">,
  message: { id: string; text: string },
): Promise<Message> {
  const sent = { ...message, userId: chat.actorId };
  if (chat.archivedAt) {
    // The answer to the first send may have been lost, and the chat archived since then.
    const before = await findMessage(tx, { chatId: chat.id, messageId: message.id });
    if (!before) throw new ParleyError("CHAT_ARCHIVED");
    return sameMessage(before, sent);
  }
  const mentions = await findMentioned(tx, chat, message.text);
  const stored = await createMessage(tx, chat, { ...sent, mentions });
  if (stored.seq <= chat.lastSeq) return sameMessage(stored, sent);
  if (mentions.length > 0) await createMentions(tx, stored);
  emit(tx, chatTopic(chat), { type: "message.created", chatId: chat.id, rev: stored.rev, message: stored });
  return stored;
}

/** A repeated send gets the same answer as the first, even if the message was edited or deleted since. */
function sameMessage(stored: Message, sent: { userId: string; text: string }): Message {
  const unchanged = stored.text === sent.text || stored.editedAt !== null || stored.deletedAt !== null;
  if (stored.userId !== sent.userId || !unchanged) throw new ParleyError("MESSAGE_ID_TAKEN");
  return stored;
}

/** Changes the text and keeps the previous version. The same text again changes nothing. */
export async function editMessage(
  tx: Tx,
  chat: ChatAccess<"message.edit">,
  message: MessageAccess<"message.edit">,
  text: string,
): Promise<Message> {
  if (message.userId !== chat.actorId) throw new ParleyError("NOT_AUTHOR");
  if (message.text === null) throw new ParleyError("MESSAGE_DELETED");
  refuseArchived(chat);
  if (message.text !== text) {
    const { id, chatId, rev } = message;
    await createVersion(tx, { id, chatId, rev, text: message.text, createdAt: message.editedAt ?? message.createdAt });
    const mentions = await findMentioned(tx, chat, text);
    if (message.mentions.length > 0) await deleteMentions(tx, { chatId, messageId: id });
    await updateMessage(tx, chat, { id, text, mentions });
    if (mentions.length > 0) await createMentions(tx, { chatId, seq: message.seq, mentions });
  }
  return changed(tx, chat, message, "message.updated");
}

/** Leaves a tombstone: the position stays, the text and all its versions are deleted. */
export async function deleteMessage(
  tx: Tx,
  chat: ChatAccess<"message.delete">,
  message: MessageAccess<"message.delete">,
): Promise<Message> {
  if (message.userId !== chat.actorId && !can(chat.role, "message.deleteAny")) throw new ParleyError("NOT_AUTHOR");
  if (message.deletedAt === null) return leaveTombstone(tx, chat, message);
  return changed(tx, chat, message, "message.deleted");
}

/** Turns a message into a tombstone and emits that. The caller has locked the chat. */
export async function leaveTombstone(
  tx: Tx,
  chat: ChangedChat & { lastRev: number },
  message: { id: string; rev: number },
): Promise<Message> {
  await deleteVersions(tx, { chatId: chat.id, messageId: message.id });
  await deleteMentions(tx, { chatId: chat.id, messageId: message.id });
  await updateMessage(tx, chat, { id: message.id, deleted: true });
  return changed(tx, chat, message, "message.deleted");
}

/** Returns the message as it is now, and emits it if it has changed. */
async function changed(
  tx: Tx,
  chat: ChangedChat,
  before: { id: string; rev: number },
  type: "message.updated" | "message.deleted",
): Promise<Message> {
  const message = await getMessage(tx, { chatId: chat.id, messageId: before.id });
  if (message.rev !== before.rev) emit(tx, chatTopic(chat), { type, chatId: chat.id, rev: message.rev, message });
  return message;
}

function refuseArchived(chat: { archivedAt: Date | null }): void {
  if (chat.archivedAt) throw new ParleyError("CHAT_ARCHIVED");
}
