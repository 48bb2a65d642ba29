import { type ChatVisibility, isUniqueViolation } from "@parley/db";
import { v7 as uuidv7 } from "uuid";
import type { ChatAccess, GroupAccess } from "../access/access.ts";
import { can } from "../access/permissions.ts";
import { ParleyError } from "../errors.ts";
import { chatTopic, groupTopic, userTopic } from "../events/events.ts";
import { limits } from "../limits.ts";
import { shareLockMember } from "../members/members.queries.ts";
import { advanceRead, startReadsOutside } from "../reads/reads.queries.ts";
import { emit, type Tx } from "../transaction.ts";
import * as queries from "./chats.queries.ts";

interface ChatDetails {
  name: string;
  topic: string;
  visibility: ChatVisibility;
}

/** Creates a chat. A private one starts with its creator inside. @throws CHAT_NAME_TAKEN, TOO_MANY_CHATS */
export async function createChat(tx: Tx, group: GroupAccess<"chat.create">, { name, topic, visibility }: ChatDetails) {
  if ((await queries.countChats(tx, group.id)) >= limits.chatsPerGroup) throw new ParleyError("TOO_MANY_CHATS");
  const createdBy = group.actorId;
  const id = uuidv7();
  await uniqueName(queries.createChat(tx, { id, groupId: group.id, name, topic, visibility, createdBy }));
  if (visibility === "private") await queries.createChatMember(tx, id, createdBy);
  const chat = await queries.getChat(tx, id);
  emit(tx, visibility === "open" ? groupTopic(group.id) : userTopic(createdBy), { type: "chat.created", chat });
  return chat;
}

/** Changes the given fields. @throws NOT_CHAT_CREATOR, CHAT_NAME_TAKEN */
export async function updateChat(
  tx: Tx,
  chat: ChatAccess<"chat.update">,
  { name, topic, visibility }: { [K in keyof ChatDetails]?: ChatDetails[K] | undefined },
) {
  requireCreatorOrAdmin(chat);
  const change = { name, topic, visibility };
  if (Object.values(change).every((value) => value === undefined)) return queries.getChat(tx, chat.id);
  await uniqueName(queries.updateChat(tx, chat.id, change));
  if (visibility && visibility !== chat.visibility) await changeVisibility(tx, chat, visibility);
  return emitUpdated(tx, chat);
}

/** Keeps everyone in a chat that becomes private, and counts its history as read for people to whom it opens. */
async function changeVisibility(tx: Tx, chat: ChatAccess<"chat.update">, visibility: ChatVisibility): Promise<void> {
  if (visibility === "private") return queries.createChatMembersFromGroup(tx, chat);
  await startReadsOutside(tx, chat);
  await queries.deleteChatMembers(tx, chat.id);
}

/** Closes a chat for writing, or opens it again. @throws NOT_CHAT_CREATOR, CHAT_NAME_TAKEN */
export async function archiveChat(tx: Tx, chat: ChatAccess<"chat.update">, archived: boolean) {
  requireCreatorOrAdmin(chat);
  if ((chat.archivedAt !== null) === archived) return queries.getChat(tx, chat.id);
  await uniqueName(queries.updateChat(tx, chat.id, { archivedAt: archived ? new Date() : null }));
  return emitUpdated(tx, chat);
}

/** Deletes a chat with everything that was said in it, for good. */
export async function deleteChat(tx: Tx, chat: ChatAccess<"chat.delete">) {
  const insiderIds = chat.visibility === "private" ? await queries.findChatMemberIds(tx, chat.id) : [];
  await queries.deleteChat(tx, chat.id);
  // On their own topics too: clients that reconnect later are no longer in this chat, but must still learn of it.
  emit(tx, [chatTopic(chat), ...insiderIds.map(userTopic)], {
    type: "chat.deleted",
    chatId: chat.id,
    groupId: chat.groupId,
  });
  return { chatId: chat.id };
}

/** Adds a member of the group to a private chat. @throws CHAT_NOT_PRIVATE, NOT_FOUND */
export async function addChatMember(tx: Tx, chat: ChatAccess<"chat.share">, userId: string) {
  if (chat.visibility !== "private") throw new ParleyError("CHAT_NOT_PRIVATE");
  if (!(await shareLockMember(tx, chat.groupId, userId))) throw new ParleyError("NOT_FOUND");
  if (await queries.createChatMember(tx, chat.id, userId)) {
    await advanceRead(tx, { chatId: chat.id, userId, seq: chat.lastSeq });
    emitChatMember(tx, chat, { type: "chatMember.added", userId });
  }
  return { chatId: chat.id, userId };
}

/** Removes someone from a private chat. @throws NOT_CHAT_CREATOR, NOT_FOUND */
export async function removeChatMember(tx: Tx, chat: ChatAccess<"chat.share">, userId: string) {
  requireCreatorOrAdmin(chat);
  return endChatMember(tx, chat, userId);
}

/** Leaves a private chat. @throws NOT_FOUND */
export async function leaveChat(tx: Tx, chat: ChatAccess<"chat.leave">) {
  return endChatMember(tx, chat, chat.actorId);
}

async function endChatMember(tx: Tx, chat: ChatAccess<"chat.share" | "chat.leave">, userId: string) {
  if (!(await queries.deleteChatMember(tx, chat.id, userId))) throw new ParleyError("NOT_FOUND");
  emitChatMember(tx, chat, { type: "chatMember.removed", userId });
  return { chatId: chat.id, userId };
}

function emitChatMember(
  tx: Tx,
  chat: { id: string; groupId: string; visibility: ChatVisibility },
  change: { type: "chatMember.added" | "chatMember.removed"; userId: string },
): void {
  emit(tx, [chatTopic(chat), userTopic(change.userId)], { ...change, chatId: chat.id, groupId: chat.groupId });
}

function requireCreatorOrAdmin(chat: ChatAccess<"chat.update" | "chat.share">): void {
  if (chat.createdBy !== chat.actorId && !can(chat.role, "chat.updateAny")) throw new ParleyError("NOT_CHAT_CREATOR");
}

async function emitUpdated(tx: Tx, before: ChatAccess<"chat.update">) {
  const chat = await queries.getChat(tx, before.id);
  // A change of visibility concerns those who received the chat's events before as well as those who receive them now.
  emit(tx, [...new Set([chatTopic(before), chatTopic(chat)])], { type: "chat.updated", chat });
  return chat;
}

async function uniqueName<T>(write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    if (isUniqueViolation(error, "chats_name_key")) throw new ParleyError("CHAT_NAME_TAKEN");
    throw error;
  }
}
