import type { DB } from "@parley/db";
import type { Kysely } from "kysely";
import { findChatsWithReads } from "../chats/chats.queries.ts";
import { findDirectsOfEach } from "../directs/directs.queries.ts";
import { findGroupsOfEach } from "../groups/groups.queries.ts";
import { createLoader } from "../loader.ts";
import { findMutesOfEach } from "../mutes/mutes.queries.ts";
import { findNotificationSettings } from "../notifications/notifications.queries.ts";
import { usualNotifications } from "../notifications/notifications.schema.ts";
import { findSelves } from "../users/users.queries.ts";

/**
 * Everything a client starts from: oneself, one's groups, the chats with their counters and read pointers, with whom one
 * talks alone, and what one wants to hear.
 * All of one instant, so that events and `messages.changes` lead on from it without a hole.
 */
export type Snapshot = Awaited<ReturnType<typeof findSnapshots>> extends Map<string, infer One> ? One : never;

/**
 * Finds the snapshot of a person. Those who ask at the same time are answered together: when a server comes back,
 * everybody wants one.
 */
export const snapshotsOf = (db: Kysely<DB>) =>
  // Few in one batch: thousands of rows at once would hold up everybody else's calls.
  createLoader((userIds: string[]) => findSnapshots(db, userIds), { most: 20 });

/** The snapshot of each of some people. */
function findSnapshots(db: Kysely<DB>, userIds: readonly string[]) {
  return db
    .transaction()
    .setIsolationLevel("repeatable read")
    .setAccessMode("read only")
    .execute(async (tx) => {
      const users = await findSelves(tx, userIds);
      const groups = inListsBy(await findGroupsOfEach(tx, userIds), ({ memberId, ...group }) => [memberId, group]);
      const chats = inListsBy(await findChatsWithReads(tx, userIds), ({ readerId, ...chat }) => [readerId, chat]);
      const directs = inListsBy(await findDirectsOfEach(tx, userIds), ({ readerId, ...direct }) => [readerId, direct]);
      const mutes = inListsBy(await findMutesOfEach(tx, userIds), ({ userId, id }) => [userId, id]);
      const notifications = await findNotificationSettings(tx, userIds);
      const snapshotOf = (user: (typeof users)[number]) => ({
        user,
        groups: groups.get(user.id) ?? [],
        chats: chats.get(user.id) ?? [],
        directs: directs.get(user.id) ?? [],
        muted: mutes.get(user.id) ?? [],
        notifications: notifications.get(user.id) ?? usualNotifications,
      });
      return new Map(users.map((user) => [user.id, snapshotOf(user)]));
    });
}

/** Rows in their order, for each key. */
function inListsBy<Row, Entry>(rows: readonly Row[], split: (row: Row) => [key: string, entry: Entry]) {
  const lists = new Map<string, Entry[]>();
  for (const row of rows) {
    const [key, entry] = split(row);
    const list = lists.get(key);
    if (list) list.push(entry);
    else lists.set(key, [entry]);
  }
  return lists;
}
