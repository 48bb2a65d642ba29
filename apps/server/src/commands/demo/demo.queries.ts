import type { DB } from "@parley/db";
import { type Kysely, sql } from "kysely";

/*
 * Things that the API does not allow, so that nobody can rewrite history. The demo needs them, or all its weeks would be today.
 */

/** When the demo was first started. Its times are relative to this, even when it takes two runs to fill it. */
export async function getBeginning(db: Kysely<DB>, groupId: string): Promise<Date> {
  const group = await db.selectFrom("groups").where("id", "=", groupId).select("created_at").executeTakeFirstOrThrow();
  return group.created_at;
}

/** How a person signs in, and whether they can yet. */
export function findSignIn(db: Kysely<DB>, userId: string) {
  return db
    .selectFrom("users")
    .where("id", "=", userId)
    .select((eb) => [
      "username",
      "email",
      eb.exists(eb.selectFrom("accounts").whereRef("accounts.user_id", "=", "users.id").select("id")).as("hasPassword"),
    ])
    .executeTakeFirst();
}

/** In the API somebody with a role has to give it, but an import makes everybody a plain member. */
export async function setRole(
  db: Kysely<DB>,
  groupId: string,
  member: { userId: string; role: "owner" | "admin" | "guest" },
): Promise<void> {
  await db
    .updateTable("members")
    .set({ role: member.role })
    .where("group_id", "=", groupId)
    .where("user_id", "=", member.userId)
    .execute();
}

/** Moves the time of an edit or deletion that has just happened to soon after the message. */
export async function backdateChange(db: Kysely<DB>, ids: { chatId: string; messageId: string }): Promise<void> {
  await db
    .updateTable("messages")
    .set({
      edited_at: sql`case when edited_at is not null then created_at + interval '2 minutes' end`,
      deleted_at: sql`case when deleted_at is not null then created_at + interval '1 minute' end`,
    })
    .where("chat_id", "=", ids.chatId)
    .where("id", "=", ids.messageId)
    .execute();
}

/** Moves the time at which a chat was archived to soon after its last message. */
export async function backdateArchiving(db: Kysely<DB>, chatId: string): Promise<void> {
  await db
    .updateTable("chats")
    .set((eb) => ({
      archived_at: eb
        .selectFrom("messages")
        .where("chat_id", "=", chatId)
        .select(sql<Date>`max(created_at) + interval '1 minute'`.as("at")),
    }))
    .where("id", "=", chatId)
    .execute();
}

/** Moves a read pointer back before the newest messages, which happens nowhere else. */
export async function leaveUnread(
  db: Kysely<DB>,
  read: { chatId: string; userId: string; count: number },
): Promise<void> {
  await db
    .updateTable("reads")
    .from("chats")
    .set((eb) => ({ seq: eb("chats.last_seq", "-", read.count) }))
    .whereRef("chats.id", "=", "reads.chat_id")
    .where("reads.chat_id", "=", read.chatId)
    .where("reads.user_id", "=", read.userId)
    .execute();
}
