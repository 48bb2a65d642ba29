import type { DB } from "@parley/db";
import { type Kysely, sql } from "kysely";

/** Which of these people share a group with `viewerId`, or are the viewer. */
export async function findPeopleSeenBy(
  db: Kysely<DB>,
  userIds: readonly string[],
  viewerId: string,
): Promise<string[]> {
  const rows = await db
    .selectFrom("members as theirs")
    .innerJoin("members as own", "own.group_id", "theirs.group_id")
    .where("own.user_id", "=", viewerId)
    .where("theirs.user_id", "=", sql<string>`any(${userIds})`)
    .select("theirs.user_id as id")
    .distinct()
    .execute();
  return rows.map(({ id }) => id);
}
