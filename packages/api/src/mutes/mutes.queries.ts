import type { DB } from "@parley/db";
import { type Kysely, sql } from "kysely";

/** The query for the ids of the chats and groups that each of some people has muted, ascending. */
export function mutesOfEach(db: Kysely<DB>, userIds: readonly string[]) {
  const ids = sql<string>`any(${userIds})`;
  return db
    .selectFrom("chat_mutes")
    .where("user_id", "=", ids)
    .select(["user_id as userId", "chat_id as id"])
    .unionAll(db.selectFrom("group_mutes").where("user_id", "=", ids).select(["user_id as userId", "group_id as id"]))
    .orderBy("id");
}

/** @returns whether that changed anything. */
export async function setChatMute(tx: Kysely<DB>, of: { chatId: string; userId: string }, muted: boolean) {
  const row = { chat_id: of.chatId, user_id: of.userId };
  const changed = muted
    ? await tx
        .insertInto("chat_mutes")
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .returning("user_id")
        .executeTakeFirst()
    : await tx
        .deleteFrom("chat_mutes")
        .where("chat_id", "=", of.chatId)
        .where("user_id", "=", of.userId)
        .returning("user_id")
        .executeTakeFirst();
  return changed !== undefined;
}

/** @returns whether that changed anything. */
export async function setGroupMute(tx: Kysely<DB>, of: { groupId: string; userId: string }, muted: boolean) {
  const row = { group_id: of.groupId, user_id: of.userId };
  const changed = muted
    ? await tx
        .insertInto("group_mutes")
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .returning("user_id")
        .executeTakeFirst()
    : await tx
        .deleteFrom("group_mutes")
        .where("group_id", "=", of.groupId)
        .where("user_id", "=", of.userId)
        .returning("user_id")
        .executeTakeFirst();
  return changed !== undefined;
}
