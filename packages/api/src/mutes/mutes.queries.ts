import type { DB } from "@parley/db";
import { type Kysely, sql } from "kysely";

/** The query for the ids of the chats and groups that each of these people has muted, ascending. */
export function mutesOfEach(db: Kysely<DB>, userIds: readonly string[]) {
  const ids = sql<string>`any(${userIds})`;
  return db
    .selectFrom("chat_mutes")
    .where("user_id", "=", ids)
    .select(["user_id as userId", "chat_id as id"])
    .unionAll(db.selectFrom("group_mutes").where("user_id", "=", ids).select(["user_id as userId", "group_id as id"]))
    .orderBy("id");
}

const tables = {
  chat: { mutes: sql.table("chat_mutes"), id: sql.ref("chat_id") },
  group: { mutes: sql.table("group_mutes"), id: sql.ref("group_id") },
};

/** @returns whether that changed anything. */
export async function setMute(
  tx: Kysely<DB>,
  of: { kind: keyof typeof tables; id: string; userId: string },
  muted: boolean,
) {
  const { mutes, id } = tables[of.kind];
  const change = muted
    ? sql`insert into ${mutes} (${id}, user_id) values (${of.id}, ${of.userId}) on conflict do nothing returning user_id`
    : sql`delete from ${mutes} where ${id} = ${of.id} and user_id = ${of.userId} returning user_id`;
  const { rows } = await change.execute(tx);
  return rows.length > 0;
}
