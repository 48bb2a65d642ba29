import type { DB } from "@parley/db";
import { type Kysely, sql } from "kysely";
import { mayEnter } from "../access/visible-chats.ts";
import { groupColumns } from "../groups/groups.queries.ts";

/** Creates a group with a given id, unless it exists. */
export async function createGroupOnce(tx: Kysely<DB>, group: { id: string; name: string }): Promise<void> {
  await tx
    .insertInto("groups")
    .values(group)
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute();
}

export function findGroup(db: Kysely<DB>, groupId: string) {
  return db.selectFrom("groups").where("id", "=", groupId).select(groupColumns).executeTakeFirst();
}

/** The chat that an import created under this id, or else the group's open chat with this name. */
export function findChatForImport(db: Kysely<DB>, groupId: string, chat: { id: string; name: string }) {
  return db
    .selectFrom("chats")
    .where("group_id", "=", groupId)
    .where((eb) =>
      eb.or([
        eb("id", "=", chat.id),
        eb.and([
          eb("kind", "=", "channel"),
          eb("visibility", "=", "open"),
          eb("archived_at", "is", null),
          eb(eb.fn("lower", ["name"]), "=", eb.fn("lower", [eb.val(chat.name)])),
        ]),
      ]),
    )
    .select("id")
    .orderBy((eb) => eb("id", "=", chat.id), "desc")
    .executeTakeFirst();
}

/** Creates an open chat without a creator. */
export async function createImportedChat(
  tx: Kysely<DB>,
  chat: { id: string; groupId: string; name: string; createdAt: Date },
): Promise<void> {
  const { id, groupId, name, createdAt } = chat;
  await tx.insertInto("chats").values({ id, group_id: groupId, name, created_at: createdAt }).execute();
}

/** Which of these messages the chat has, including edited and deleted ones. */
export async function findStoredIds(db: Kysely<DB>, chatId: string, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom("messages")
    .where("chat_id", "=", chatId)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .select("id")
    .execute();
  return new Set(rows.map((row) => row.id));
}

export interface NewImportedMessage {
  readonly id: string;
  readonly userId: string;
  readonly text: string;
  readonly createdAt: Date;
}

/** Appends messages to a chat, in order. The caller has locked the chat's row. */
export async function createImportedMessages(
  tx: Kysely<DB>,
  chat: { id: string; lastSeq: number; lastRev: number },
  messages: readonly NewImportedMessage[],
): Promise<void> {
  const count = messages.length;
  // One array per column: the statement is the same for every batch, and PostgreSQL reads it fastest.
  const line = sql<NewImportedMessage & { place: number }>`
    unnest(
      ${messages.map((message) => message.id)}::uuid[],
      ${messages.map((message) => message.userId)}::uuid[],
      ${messages.map((message) => message.text)}::text[],
      ${messages.map((message) => message.createdAt.toISOString())}::timestamptz[]
    ) with ordinality`.as<"line">(sql`line(id, "userId", text, "createdAt", place)`);
  await tx
    .with("counted", (db) =>
      db
        .updateTable("chats")
        .set({ last_seq: chat.lastSeq + count, last_rev: chat.lastRev + count })
        .where("id", "=", chat.id)
        .returning("id"),
    )
    .insertInto("messages")
    .columns(["chat_id", "id", "seq", "rev", "user_id", "text", "created_at"])
    .expression((eb) =>
      eb
        .selectFrom(line)
        .select([
          sql<string>`${chat.id}::uuid`.as("chat_id"),
          "line.id",
          sql<number>`${chat.lastSeq}::bigint + line.place`.as("seq"),
          sql<number>`${chat.lastRev}::bigint + line.place`.as("rev"),
          "line.userId",
          "line.text",
          "line.createdAt",
        ]),
    )
    .execute();
}

/** Moves the read pointers of everyone who may see a chat to its end. @returns those that moved. */
export async function moveReadsToEnd(tx: Kysely<DB>, chatId: string) {
  return tx
    .insertInto("reads")
    .columns(["chat_id", "user_id", "seq"])
    .expression((eb) =>
      eb
        .selectFrom("chats")
        .innerJoin("members", "members.group_id", "chats.group_id")
        .where("chats.id", "=", chatId)
        .where((eb) => mayEnter(eb))
        .select(["chats.id", "members.user_id", "chats.last_seq"]),
    )
    .onConflict((conflict) =>
      conflict
        .columns(["chat_id", "user_id"])
        .doUpdateSet((eb) => ({ seq: eb.ref("excluded.seq") }))
        .whereRef("reads.seq", "<", "excluded.seq"),
    )
    .returning(["user_id as userId", "seq"])
    .execute();
}
