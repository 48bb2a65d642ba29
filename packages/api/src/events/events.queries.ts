import { type DB, prepare } from "@parley/db";
import { type Kysely, sql } from "kysely";
import { groupTopic, privateChatTopic, type Topic, userTopic } from "./events.ts";

/** A person's topics, each with the group it belongs to; null for the person's own topic. */
export type TopicGroups = ReadonlyMap<Topic, string | null>;

/** The topics that each of these people may receive now. */
export async function findTopics(db: Kysely<DB>, userIds: readonly string[]): Promise<Map<string, TopicGroups>> {
  const rows = await membershipsOf(db, { userIds });
  const topics = new Map(userIds.map((userId) => [userId, new Map<Topic, string | null>([[userTopic(userId), null]])]));
  for (const { userId, groupId, chatId } of rows) {
    topics.get(userId)?.set(chatId ? privateChatTopic(chatId) : groupTopic(groupId), groupId);
  }
  return topics;
}

/** Each group and each private chat that these people are in. */
const membershipsOf = prepare((db, { userIds }: { userIds: readonly string[] }) => {
  const ids = sql<string>`any(${userIds})`;
  return db
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
    );
});

/** Which of these sessions have neither ended nor expired, by id. */
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
