import type { DB } from "@parley/db";
import { type ExpressionBuilder, type Kysely, sql } from "kysely";

/** For `chats` joined with `members` of its group: whether the member may see the chat, because it is open or they are in it. */
export const mayEnter = (eb: ExpressionBuilder<DB, "chats" | "members">, userIds?: readonly string[]) =>
  eb.or([
    eb("chats.visibility", "=", "open"),
    eb.exists(
      eb
        .selectFrom("chat_members")
        .whereRef("chat_members.chat_id", "=", "chats.id")
        .whereRef("chat_members.user_id", "=", "members.user_id")
        // Redundant, but it spares PostgreSQL a scan of the whole table.
        .$if(userIds !== undefined, (rows) => rows.where("chat_members.user_id", "=", sql<string>`any(${userIds})`))
        .select("chat_members.user_id"),
    ),
  ]);

/** The chats that each of these people may see, joined with their memberships. */
export function visibleChats(db: Kysely<DB>, userIds: readonly string[]) {
  return db
    .selectFrom("chats")
    .innerJoin("members", "members.group_id", "chats.group_id")
    .where("members.user_id", "=", sql<string>`any(${userIds})`)
    .where((eb) => mayEnter(eb, userIds));
}
