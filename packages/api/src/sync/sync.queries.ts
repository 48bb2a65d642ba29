import type { DB } from "@parley/db";
import type { Kysely } from "kysely";
import { findChatsWithReads } from "../chats/chats.queries.ts";
import { findGroupsOf } from "../groups/groups.queries.ts";
import { getMe } from "../users/users.queries.ts";

/**
 * Everything a client starts from: oneself, one's groups, and the chats with their counters and read pointers.
 * All of one instant, so that events and `messages.changes` lead on from it without a hole.
 */
export function findSnapshot(db: Kysely<DB>, userId: string) {
  return db
    .transaction()
    .setIsolationLevel("repeatable read")
    .setAccessMode("read only")
    .execute(async (tx) => ({
      user: await getMe(tx, userId),
      groups: await findGroupsOf(tx, userId),
      chats: await findChatsWithReads(tx, userId),
    }));
}
