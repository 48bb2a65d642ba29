import type { DB } from "@parley/db";
import type { Kysely } from "kysely";

export async function findReadSeq(db: Kysely<DB>, chatId: string, userId: string): Promise<number> {
  const read = await db
    .selectFrom("reads")
    .where("chat_id", "=", chatId)
    .where("user_id", "=", userId)
    .select("seq")
    .executeTakeFirst();
  return read?.seq ?? 0;
}

/** Moves a read pointer forward, at most to the newest message. @returns its new position, or undefined if it did not move. */
export async function advanceRead(
  tx: Kysely<DB>,
  read: { chatId: string; userId: string; seq: number },
): Promise<number | undefined> {
  const moved = await tx
    .insertInto("reads")
    .columns(["chat_id", "user_id", "seq"])
    .expression((eb) =>
      eb
        .selectFrom("chats")
        .where("chats.id", "=", read.chatId)
        .select((eb) => [
          "chats.id",
          eb.cast<string>(eb.val(read.userId), "uuid").as("user_id"),
          eb.fn<number>("least", ["chats.last_seq", eb.cast<number>(eb.val(read.seq), "bigint")]).as("seq"),
        ]),
    )
    .onConflict((conflict) =>
      conflict
        .columns(["chat_id", "user_id"])
        .doUpdateSet((eb) => ({ seq: eb.ref("excluded.seq") }))
        .whereRef("reads.seq", "<", "excluded.seq"),
    )
    .returning("seq")
    .executeTakeFirst();
  return moved?.seq;
}

/** Marks everything in the open chats of a group as read, for a person who has just joined. */
export async function startReads(tx: Kysely<DB>, { groupId, userId }: { groupId: string; userId: string }) {
  await tx
    .insertInto("reads")
    .columns(["chat_id", "user_id", "seq"])
    .expression((eb) =>
      eb
        .selectFrom("chats")
        .where("chats.group_id", "=", groupId)
        .where("chats.visibility", "=", "open")
        .where("chats.last_seq", ">", 0)
        .select((eb) => ["chats.id", eb.cast<string>(eb.val(userId), "uuid").as("user_id"), "chats.last_seq"]),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Does the same in a private chat that opens, for all members of the group who were not in it, even if they once were. */
export async function startReadsOutside(tx: Kysely<DB>, chat: { id: string; groupId: string }): Promise<void> {
  await tx
    .insertInto("reads")
    .columns(["chat_id", "user_id", "seq"])
    .expression((eb) =>
      eb
        .selectFrom("chats")
        .innerJoin("members", "members.group_id", "chats.group_id")
        .leftJoin("chat_members", (join) =>
          join.onRef("chat_members.chat_id", "=", "chats.id").onRef("chat_members.user_id", "=", "members.user_id"),
        )
        .where("chats.id", "=", chat.id)
        .where("chats.last_seq", ">", 0)
        .where("chat_members.user_id", "is", null)
        .select(["chats.id", "members.user_id", "chats.last_seq"]),
    )
    .onConflict((conflict) =>
      conflict.columns(["chat_id", "user_id"]).doUpdateSet((eb) => ({ seq: eb.ref("excluded.seq") })),
    )
    .execute();
}
