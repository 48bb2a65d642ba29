import type { Change, Group, Message } from "@parley/client";
import type { NamedChat } from "./find-chat.ts";

/*
 * What --json prints. Scripts rely on these fields: add to them, never rename them.
 */

export const groupShape = ({ id, name, kind, role, createdAt }: Group) => ({ id, name, kind, role, createdAt });

export function chatShape({ chat, group, label }: NamedChat) {
  const { id, groupId, name, kind, visibility, topic, lastSeq, readSeq, unread, createdAt, archivedAt } = chat;
  const facts = { kind, visibility, topic, lastSeq, readSeq, unread, createdAt, archivedAt };
  return { id, label, name, groupId, group: group.name, ...facts };
}

export function messageShape({ id, chatId, seq, rev, user, text, createdAt, editedAt, deletedAt }: Message) {
  const author = { id: user.id, username: user.username, name: user.name };
  return { id, chatId, seq, rev, user: author, text, createdAt, editedAt, deletedAt };
}

export const changeShape = ({ type, chatId, rev, message }: Change, chat: string) => ({
  type,
  chatId,
  chat,
  rev,
  message: messageShape(message),
});
