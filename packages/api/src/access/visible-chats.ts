import type { DB } from "@parley/db";
import type { Kysely } from "kysely";

/** The rows of chats that a person may enter: of the groups he or she is in, open or private with the person inside. */
export function visibleChats(db: Kysely<DB>, userId: string) {
  return db
    .selectFrom("chats")
    .innerJoin("members", "members.group_id", "chats.group_id")
    .where("members.user_id", "=", userId)
    .where((eb) =>
      eb.or([
        eb("chats.visibility", "=", "open"),
        eb.exists(
          eb
            .selectFrom("chat_members")
            .whereRef("chat_members.chat_id", "=", "chats.id")
            .where("chat_members.user_id", "=", userId)
            .select("chat_members.user_id"),
        ),
      ]),
    );
}
