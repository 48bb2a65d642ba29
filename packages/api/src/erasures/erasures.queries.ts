import type { DB } from "@parley/db";
import type { Kysely } from "kysely";

/** The progress of an erasure: done are all chats with a smaller id, and this chat up to `seq`. Null before the first. */
export interface Place {
  readonly chatId: string | null;
  readonly seq: number;
}

export async function createErasure(tx: Kysely<DB>, userId: string): Promise<void> {
  await tx.insertInto("erasures").values({ user_id: userId }).execute();
}

/** The oldest erasure that is not done. */
export function findErasure(db: Kysely<DB>) {
  return db
    .selectFrom("erasures")
    .select(["user_id as userId", "chat_id as chatId", "seq"])
    .orderBy("asked_at")
    .limit(1)
    .executeTakeFirst();
}

/** Locks an erasure until the transaction ends. @returns false when another process holds it, or it is done. */
export async function lockErasure(tx: Kysely<DB>, userId: string): Promise<boolean> {
  const row = await tx
    .selectFrom("erasures")
    .where("user_id", "=", userId)
    .select("user_id")
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  return row !== undefined;
}

export async function moveErasure(tx: Kysely<DB>, userId: string, { chatId, seq }: Place): Promise<void> {
  await tx.updateTable("erasures").set({ chat_id: chatId, seq }).where("user_id", "=", userId).execute();
}

export async function deleteErasure(tx: Kysely<DB>, userId: string): Promise<void> {
  await tx.deleteFrom("erasures").where("user_id", "=", userId).execute();
}

/** The next chat in the order of ids, or the first. */
export function findChatAfter(db: Kysely<DB>, chatId: string | null) {
  return db
    .selectFrom("chats")
    .$if(chatId !== null, (query) => query.where("id", ">", chatId ?? ""))
    .select("id")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
}

export async function findLastSeq(db: Kysely<DB>, chatId: string): Promise<number> {
  const chat = await db.selectFrom("chats").where("id", "=", chatId).select("last_seq").executeTakeFirst();
  return chat?.last_seq ?? 0;
}

interface Stretch {
  readonly chatId: string;
  readonly userId: string;
  readonly after: number;
  readonly upTo: number;
  readonly limit: number;
}

/** A person's messages in a range of a chat that are not deleted, oldest first. */
export function findTextsOf(db: Kysely<DB>, { chatId, userId, after, upTo, limit }: Stretch) {
  return db
    .selectFrom("messages")
    .where("chat_id", "=", chatId)
    .where("seq", ">", after)
    .where("seq", "<=", upTo)
    .where("user_id", "=", userId)
    .where("deleted_at", "is", null)
    .select(["id", "seq", "rev"])
    .orderBy("seq")
    .limit(limit)
    .execute();
}
