import type { DB } from "@parley/db";
import { type ExpressionBuilder, type Kysely, sql } from "kysely";

/** Of a row of `chats` beside one of `members` in its group: whether the member may enter, as it is open or the person is inside. */
export const mayEnter = (eb: ExpressionBuilder<DB, "chats" | "members">, userIds?: readonly string[]) =>
  eb.or([
    eb("chats.visibility", "=", "open"),
    eb.exists(
      eb
        .selectFrom("chat_members")
        .whereRef("chat_members.chat_id", "=", "chats.id")
        .whereRef("chat_members.user_id", "=", "members.user_id")
        // Follows from the rest; tells PostgreSQL that it never has to look through all of them.
        .$if(userIds !== undefined, (rows) => rows.where("chat_members.user_id", "=", sql<string>`any(${userIds})`))
        .select("chat_members.user_id"),
    ),
  ]);

/** The chats that each of some people may enter, beside their memberships. */
export function visibleChats(db: Kysely<DB>, userIds: readonly string[]) {
  return db
    .selectFrom("chats")
    .innerJoin("members", "members.group_id", "chats.group_id")
    .where("members.user_id", "=", sql<string>`any(${userIds})`)
    .where((eb) => mayEnter(eb, userIds));
}
