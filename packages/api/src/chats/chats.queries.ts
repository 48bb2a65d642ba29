import type { ChatVisibility, DB } from "@parley/db";
import type { Kysely } from "kysely";
import { visibleChats } from "../access/visible-chats.ts";
import { unreadMentions } from "../mentions/mentions.queries.ts";
import { person } from "../users/users.queries.ts";

/** The columns that are the same for everyone who may see a chat. */
export const chatColumns = [
  "chats.id",
  "chats.group_id as groupId",
  "chats.kind",
  "chats.visibility",
  "chats.name",
  "chats.topic",
  "chats.created_by as createdBy",
  "chats.last_seq as lastSeq",
  "chats.last_rev as lastRev",
  "chats.created_at as createdAt",
  "chats.archived_at as archivedAt",
] as const;

export type ChatFacts = Awaited<ReturnType<typeof getChat>>;

/** A chat by id. Check access first. */
export function getChat(db: Kysely<DB>, chatId: string) {
  return db.selectFrom("chats").where("id", "=", chatId).select(chatColumns).executeTakeFirstOrThrow();
}

/** The chat, its row locked until the transaction ends, as access does for a send; undefined when there is none. */
export function lockChat(tx: Kysely<DB>, chatId: string) {
  return tx.selectFrom("chats").where("id", "=", chatId).select(chatColumns).forNoKeyUpdate().executeTakeFirst();
}

/** The chats of a group that a person may see, by name. Threads are found through their parent message. */
export function findChats(db: Kysely<DB>, groupId: string, userId: string) {
  return visibleChats(db, [userId])
    .where("chats.group_id", "=", groupId)
    .where("chats.kind", "<>", "thread")
    .select(chatColumns)
    .orderBy((eb) => eb.fn("lower", ["chats.name"]))
    .orderBy("chats.id")
    .execute();
}

/** The query for every chat that each of these people (`readerId`) may see, with how far they have read it. */
export function chatsWithReads(db: Kysely<DB>, userIds: readonly string[]) {
  return visibleChats(db, userIds)
    .leftJoin("reads", (join) =>
      join.onRef("reads.chat_id", "=", "chats.id").onRef("reads.user_id", "=", "members.user_id"),
    )
    .where("chats.kind", "<>", "thread")
    .select((eb) => [
      "members.user_id as readerId",
      ...chatColumns,
      eb.fn.coalesce("reads.seq", eb.lit(0)).as("readSeq"),
      eb("chats.last_seq", "-", eb.fn.coalesce("reads.seq", eb.lit(0))).as("unread"),
      unreadMentions.as("mentions"),
    ])
    .orderBy((eb) => eb.fn("lower", ["chats.name"]))
    .orderBy("chats.id");
}

export async function countChats(db: Kysely<DB>, groupId: string): Promise<number> {
  const { count } = await db
    .selectFrom("chats")
    .where("group_id", "=", groupId)
    .where("kind", "=", "channel")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

interface NewChat {
  id: string;
  groupId: string;
  name: string;
  topic: string;
  visibility: ChatVisibility;
  createdBy: string;
}

/** @throws a unique violation of `chats_name_key`. */
export async function createChat(tx: Kysely<DB>, chat: NewChat): Promise<void> {
  const { id, groupId, name, topic, visibility, createdBy } = chat;
  await tx
    .insertInto("chats")
    .values({ id, group_id: groupId, name, topic, visibility, created_by: createdBy })
    .execute();
}

interface ChatChange {
  name?: string | undefined;
  topic?: string | undefined;
  visibility?: ChatVisibility | undefined;
  archivedAt?: Date | null;
}

/** Changes the given fields. @throws a unique violation of `chats_name_key`. */
export async function updateChat(tx: Kysely<DB>, chatId: string, change: ChatChange): Promise<void> {
  const { archivedAt, ...fields } = change;
  await tx
    .updateTable("chats")
    .set({ ...fields, ...(archivedAt === undefined ? {} : { archived_at: archivedAt }) })
    .where("id", "=", chatId)
    .execute();
}

/** Deletes a chat with all its messages. */
export async function deleteChat(tx: Kysely<DB>, chatId: string): Promise<void> {
  await tx.deleteFrom("chats").where("id", "=", chatId).execute();
}

/** The members of a private chat, in the order in which they were added. */
export function findChatMembers(db: Kysely<DB>, chatId: string) {
  return db
    .selectFrom("chat_members")
    .innerJoin("users", "users.id", "chat_members.user_id")
    .where("chat_members.chat_id", "=", chatId)
    .select((eb) => ["chat_members.user_id as userId", "chat_members.added_at as addedAt", person(eb).as("user")])
    .orderBy("chat_members.added_at")
    .orderBy("chat_members.user_id")
    .execute();
}

/** The ids of a private chat's members. */
export async function findChatMemberIds(db: Kysely<DB>, chatId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("chat_members")
    .where("chat_id", "=", chatId)
    .select("user_id")
    .orderBy("user_id")
    .execute();
  return rows.map((row) => row.user_id);
}

/** @returns false when the person was inside already. */
export async function createChatMember(tx: Kysely<DB>, chatId: string, userId: string): Promise<boolean> {
  const created = await tx
    .insertInto("chat_members")
    .values({ chat_id: chatId, user_id: userId })
    .onConflict((conflict) => conflict.doNothing())
    .returning("user_id")
    .executeTakeFirst();
  return created !== undefined;
}

/** @returns whether the person was inside. */
export async function deleteChatMember(tx: Kysely<DB>, chatId: string, userId: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .with("unmuted", (db) => db.deleteFrom("chat_mutes").where("chat_id", "=", chatId).where("user_id", "=", userId))
    .deleteFrom("chat_members")
    .where("chat_id", "=", chatId)
    .where("user_id", "=", userId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/**
 * Adds the whole group, for an open chat that becomes private. Locks the memberships: otherwise somebody who is removed
 * from the group at the same moment would keep a place here, and have it again on coming back.
 */
export async function createChatMembersFromGroup(tx: Kysely<DB>, chat: { id: string; groupId: string }): Promise<void> {
  await tx
    .insertInto("chat_members")
    .columns(["chat_id", "user_id"])
    .expression((eb) =>
      eb
        .selectFrom("members")
        .where("members.group_id", "=", chat.groupId)
        .select((eb) => [eb.cast<string>(eb.val(chat.id), "uuid").as("chat_id"), "members.user_id"])
        .forShare(),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Removes all members, for a private chat that becomes open. */
export async function deleteChatMembers(tx: Kysely<DB>, chatId: string): Promise<void> {
  await tx.deleteFrom("chat_members").where("chat_id", "=", chatId).execute();
}
