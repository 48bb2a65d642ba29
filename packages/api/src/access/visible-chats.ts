import type { DB } from "@parley/db";
import { type Kysely, sql } from "kysely";

/**
 * The rows of chats that each of some people may enter, beside their memberships: of the groups he or she is in, open or
 * private with the person inside.
 */
export function visibleChats(db: Kysely<DB>, userIds: readonly string[]) {
  return db
    .selectFrom("chats")
    .innerJoin("members", "members.group_id", "chats.group_id")
    .where("members.user_id", "=", sql<string>`any(${userIds})`)
    .where((eb) =>
      eb.or([
        eb("chats.visibility", "=", "open"),
        eb.exists(
          eb
            .selectFrom("chat_members")
            .whereRef("chat_members.chat_id", "=", "chats.id")
            .whereRef("chat_members.user_id", "=", "members.user_id")
            // Follows from the rest; says to PostgreSQL that it never has to look through all of them.
            .where("chat_members.user_id", "=", sql<string>`any(${userIds})`)
            .select("chat_members.user_id"),
        ),
      ]),
    );
}
