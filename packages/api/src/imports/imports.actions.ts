import { type ChatFacts, countChats, getChat, lockChat } from "../chats/chats.queries.ts";
import { ParleyError } from "../errors.ts";
import { chatTopic, groupTopic, userTopic } from "../events/events.ts";
import { lockGroup } from "../groups/groups.queries.ts";
import { limits } from "../limits.ts";
import { joinGroup } from "../members/members.actions.ts";
import { findMember, getMember, updateMember } from "../members/members.queries.ts";
import { emit, type Tx } from "../transaction.ts";
import { importedChatId, importedMessageId, importedUserId, type LineContent } from "./imports.ids.ts";
import { type Author, type Authors, type AuthorsResult, ensureAuthors } from "./imports.people.ts";
import * as queries from "./imports.queries.ts";

/** A line on its way into a chat. */
export interface NumberedLine extends LineContent {
  /** How many identical lines there have been so far, including this one; part of its identity. */
  readonly occurrence: number;
  readonly email: string | undefined;
}

/** Where a line is stored, whether by this call or earlier. */
export interface ImportedPlace {
  readonly chatId: string;
  readonly messageId: string;
  readonly userId: string;
}

export interface BatchResult extends AuthorsResult {
  /** How many messages were new. The other lines were stored before. */
  readonly stored: number;
  /** In the order of the lines. */
  readonly places: readonly ImportedPlace[];
}

/** The lines of one chat with the ids of their messages. */
interface ChatLines {
  readonly chatId: string;
  readonly lines: { readonly id: string; readonly line: NumberedLine }[];
}

/**
 * Appends lines that are not stored yet to their chats, in order, and marks everything as read for everyone: history is not
 * news. (To keep the unread marks of a chat that is in use, import into a separate chat.)
 *
 * It locks the group's row, so that people who join meanwhile start after these messages, and the rows of the chats, so that
 * messages sent at the same time come before or after them.
 *
 * @throws NOT_FOUND when the group was deleted, CHAT_ARCHIVED, TOO_MANY_CHATS
 */
export async function importLines(tx: Tx, groupId: string, lines: readonly NumberedLine[]): Promise<BatchResult> {
  if (!(await lockGroup(tx, groupId))) throw new ParleyError("NOT_FOUND");
  const { chats, places } = await sortIntoChats(tx, groupId, lines);

  const fresh: (ChatLines & { chat: ChatFacts })[] = [];
  // Always in the same order, so that two imports do not deadlock.
  for (const { chatId, lines } of [...chats.values()].sort((a, b) => (a.chatId < b.chatId ? -1 : 1))) {
    const chat = await lockChat(tx, chatId);
    if (!chat) throw new ParleyError("NOT_FOUND");
    const ids = lines.map(({ id }) => id);
    const stored = await queries.findStoredIds(tx, chatId, ids);
    const missing = lines.filter(({ id }) => !stored.has(id));
    if (missing.length === 0) continue;
    if (chat.archivedAt) throw new ParleyError("CHAT_ARCHIVED");
    fresh.push({ chat, chatId, lines: missing });
  }

  const authors = await ensureAuthors(tx, groupId, authorsOf(fresh.flatMap((chat) => chat.lines)));
  for (const { chat, lines } of fresh) await appendTo(tx, chat, lines);
  return { ...authors, places, stored: fresh.reduce((sum, chat) => sum + chat.lines.length, 0) };
}

async function sortIntoChats(tx: Tx, groupId: string, lines: readonly NumberedLine[]) {
  const idByName = new Map<string, string>();
  const chats = new Map<string, ChatLines>();
  const places: ImportedPlace[] = [];
  for (const line of lines) {
    const chatId = idByName.get(line.chat) ?? (await ensureChat(tx, groupId, line));
    idByName.set(line.chat, chatId);
    const id = importedMessageId(chatId, line, line.occurrence);
    const chat = chats.get(chatId) ?? { chatId, lines: [] };
    chats.set(chatId, chat);
    chat.lines.push({ id, line });
    places.push({ chatId, messageId: id, userId: importedUserId(line.author) });
  }
  return { chats, places };
}

/** @returns the id of the chat that a line names. If there is none, it is created with the time of the line. */
async function ensureChat(tx: Tx, groupId: string, { chat: name, at }: NumberedLine): Promise<string> {
  const id = importedChatId(groupId, name);
  const found = await queries.findChatForImport(tx, groupId, { id, name });
  if (found) return found.id;
  if ((await countChats(tx, groupId)) >= limits.chatsPerGroup) throw new ParleyError("TOO_MANY_CHATS");
  await queries.createImportedChat(tx, { id, groupId, name, createdAt: at });
  emit(tx, groupTopic(groupId), { type: "chat.created", chat: await getChat(tx, id) });
  return id;
}

function authorsOf(lines: readonly { line: NumberedLine }[]): Authors {
  const authors = new Map<string, Author>();
  for (const { line } of lines) {
    const { since = line.at, email = line.email } = authors.get(line.author) ?? {};
    authors.set(line.author, { since: new Date(Math.min(since.getTime(), line.at.getTime())), email });
  }
  return authors;
}

async function appendTo(tx: Tx, chat: ChatFacts, lines: ChatLines["lines"]): Promise<void> {
  await queries.createImportedMessages(
    tx,
    chat,
    lines.map(({ id, line }) => ({ id, userId: importedUserId(line.author), text: line.text, createdAt: line.at })),
  );
  for (const { userId, seq } of await queries.moveReadsToEnd(tx, chat.id)) {
    emit(tx, userTopic(userId), { type: "read.updated", chatId: chat.id, seq });
  }
  // One event with the new counters, not one per message: clients fetch what they show with `messages.changes`.
  emit(tx, chatTopic(chat), { type: "chat.updated", chat: await getChat(tx, chat.id) });
}

/** Makes a person an owner of the group, and a member if need be. */
export async function makeOwner(tx: Tx, groupId: string, userId: string): Promise<void> {
  if (!(await lockGroup(tx, groupId))) throw new ParleyError("NOT_FOUND");
  const member = await findMember(tx, groupId, userId);
  if (member?.role === "owner") return;
  if (!member) {
    await joinGroup(tx, { groupId, userId, role: "owner" });
    return;
  }
  await updateMember(tx, { groupId, userId, role: "owner" });
  emit(tx, groupTopic(groupId), { type: "member.updated", groupId, member: await getMember(tx, groupId, userId) });
}
