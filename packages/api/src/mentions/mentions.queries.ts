import type { DB } from "@parley/db";
import { type Kysely, sql } from "kysely";
import { limits } from "../limits.ts";
import { everyone } from "./mentions.schema.ts";

/** The people with these usernames who may see a chat. */
export function findNamedInChat(
  db: Kysely<DB>,
  chat: { id: string; groupId: string; visibility: "open" | "private" },
  usernames: readonly string[],
) {
  return db
    .selectFrom("users")
    .innerJoin("members", "members.user_id", "users.id")
    .where("users.username", "in", usernames)
    .where("members.group_id", "=", chat.groupId)
    .$if(chat.visibility === "private", (all) =>
      all.innerJoin("chat_members", "chat_members.user_id", "users.id").where("chat_members.chat_id", "=", chat.id),
    )
    .select(["users.id", "users.username"])
    .execute();
}

/**
 * For `chats` joined with `members` and `reads`: the `seq` of the newest unread messages that mention the member or everyone,
 * ascending. Chats that are fully read are not searched.
 */
export const unreadMentions = sql<number[]>`
  case when chats.last_seq > coalesce(reads.seq, 0) then to_json(array(
    select newest.seq from (
      select distinct mentions.seq from mentions
      where mentions.chat_id = chats.id
        and mentions.user_id in (members.user_id, ${everyone}::uuid)
        and mentions.seq > coalesce(reads.seq, 0)
      order by mentions.seq desc limit ${limits.unreadMentions}
    ) as newest order by newest.seq
  )) else '[]'::json end`;

/** Deletes a message's mentions, before its text changes or is deleted. */
export async function deleteMentions(tx: Kysely<DB>, ids: { chatId: string; messageId: string }): Promise<void> {
  await tx
    .deleteFrom("mentions")
    .using("messages")
    .where("messages.chat_id", "=", ids.chatId)
    .where("messages.id", "=", ids.messageId)
    .whereRef("mentions.chat_id", "=", "messages.chat_id")
    .whereRef("mentions.seq", "=", "messages.seq")
    .where("mentions.user_id", "=", sql<string>`any(messages.mentions)`)
    .execute();
}

export async function createMentions(tx: Kysely<DB>, message: { chatId: string; seq: number; mentions: string[] }) {
  const { chatId, seq, mentions } = message;
  const rows = mentions.map((userId) => ({ chat_id: chatId, user_id: userId, seq }));
  await tx.insertInto("mentions").values(rows).execute();
}
