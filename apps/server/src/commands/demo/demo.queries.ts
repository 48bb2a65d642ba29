import type { DB } from "@parley/db";
import { type Kysely, sql } from "kysely";

/*
 * What the API does for nobody, so that no one can rewrite history. A demo has to, or its weeks would all be today.
 */

/** When the demo was begun. Its times count from there, also when it is filled in two goes. */
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

/** The API needs someone with a role to give one, and an import leaves nobody with more than that of a member. */
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

/** Lets an edit or a deletion that happened just now have happened soon after the message. */
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

/** The same for a chat that was archived: it was so after its last message. */
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

/** Puts someone's read pointer before the newest messages. Elsewhere it never goes back. */
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
