import type { DB } from "@parley/db";
import { type Kysely, sql } from "kysely";
import { groupTopic, privateChatTopic, type Topic, userTopic } from "./events.ts";

/** What a person hears: their own topic, and with its group each topic of a group or of a private chat. */
export type Heard = ReadonlyMap<Topic, string | null>;

/** What each of some people may hear now. */
export async function findTopics(db: Kysely<DB>, userIds: readonly string[]): Promise<Map<string, Heard>> {
  const ids = sql<string>`any(${userIds})`;
  const rows = await db
    .selectFrom("members")
    .where("user_id", "=", ids)
    .select(["user_id as userId", "group_id as groupId", sql<string | null>`null::uuid`.as("chatId")])
    .unionAll(
      db
        .selectFrom("chat_members")
        .innerJoin("chats", "chats.id", "chat_members.chat_id")
        .where("chat_members.user_id", "=", ids)
        .where("chats.visibility", "=", "private")
        .select(["chat_members.user_id as userId", "chats.group_id as groupId", "chats.id as chatId"]),
    )
    .execute();
  const heard = new Map(userIds.map((userId) => [userId, new Map<Topic, string | null>([[userTopic(userId), null]])]));
  for (const { userId, groupId, chatId } of rows) {
    heard.get(userId)?.set(chatId ? privateChatTopic(chatId) : groupTopic(groupId), groupId);
  }
  return heard;
}

/** Those of some sessions that have neither ended nor expired, each under its id. */
export async function findLiveSessions(db: Kysely<DB>, ids: readonly string[]): Promise<Map<string, true>> {
  const rows = await db
    .selectFrom("sessions")
    .innerJoin("users", "users.id", "sessions.user_id")
    .where("sessions.id", "=", sql<string>`any(${ids})`)
    .where("sessions.expires_at", ">", sql<Date>`now()`)
    .where("users.deleted_at", "is", null)
    .select("sessions.id")
    .execute();
  return new Map(rows.map(({ id }) => [id, true]));
}
