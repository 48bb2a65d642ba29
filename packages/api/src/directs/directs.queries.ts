import type { DB } from "@parley/db";
import { type Kysely, sql } from "kysely";
import { person } from "../users/users.queries.ts";

/** Two people in the order in which a pair is stored. */
type Pair = readonly [low: string, high: string];

export const pairOf = (one: string, other: string): Pair => (one < other ? [one, other] : [other, one]);

/** The query for the direct conversations of each of these people (`readerId`), with the other person of each. */
export function directsOfEach(db: Kysely<DB>, userIds: readonly string[]) {
  return db
    .selectFrom("members")
    .innerJoin("direct_groups", "direct_groups.group_id", "members.group_id")
    .innerJoin("chats", "chats.group_id", "direct_groups.group_id")
    .innerJoin("users", (join) =>
      join
        .on((eb) =>
          eb.or([
            eb("users.id", "=", eb.ref("direct_groups.low_user_id")),
            eb("users.id", "=", eb.ref("direct_groups.high_user_id")),
          ]),
        )
        .onRef("users.id", "<>", "members.user_id"),
    )
    .where("members.user_id", "=", sql<string>`any(${userIds})`)
    .select((eb) => [
      "members.user_id as readerId",
      "direct_groups.group_id as groupId",
      "chats.id as chatId",
      person(eb).as("user"),
    ])
    .orderBy("direct_groups.group_id");
}

/** The group and chat of a pair, or undefined before they have one. */
export function findDirect(db: Kysely<DB>, [low, high]: Pair) {
  return db
    .selectFrom("direct_groups")
    .innerJoin("chats", "chats.group_id", "direct_groups.group_id")
    .where("low_user_id", "=", low)
    .where("high_user_id", "=", high)
    .select(["direct_groups.group_id as groupId", "chats.id as chatId"])
    .executeTakeFirst();
}

export async function countDirects(db: Kysely<DB>, userId: string): Promise<number> {
  const { count } = await db
    .selectFrom("direct_groups")
    .where((eb) => eb.or([eb("low_user_id", "=", userId), eb("high_user_id", "=", userId)]))
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

/**
 * Reserves a group id for a pair; the group is created next. Waits for another transaction that is doing the same.
 *
 * @returns false when the pair has one already.
 */
export async function createPair(tx: Kysely<DB>, groupId: string, [low, high]: Pair): Promise<boolean> {
  const created = await tx
    .insertInto("direct_groups")
    .values({ group_id: groupId, low_user_id: low, high_user_id: high })
    .onConflict((conflict) => conflict.constraint("direct_groups_pair_key").doNothing())
    .returning("group_id")
    .executeTakeFirst();
  return created !== undefined;
}

/** Creates the group of a pair and its one chat. Nobody is in it yet. */
export async function createDirect(tx: Kysely<DB>, { groupId, chatId }: { groupId: string; chatId: string }) {
  const name = "Direct messages";
  await tx.insertInto("groups").values({ id: groupId, kind: "direct", name }).execute();
  await tx.insertInto("chats").values({ id: chatId, group_id: groupId, kind: "direct", name }).execute();
}
