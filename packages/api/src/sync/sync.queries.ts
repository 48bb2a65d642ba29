import { type DB, prepare } from "@parley/db";
import type { Kysely } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import { chatsWithReads } from "../chats/chats.queries.ts";
import { directsOfEach } from "../directs/directs.queries.ts";
import { groupsOfEach } from "../groups/groups.queries.ts";
import { mutesOfEach } from "../mutes/mutes.queries.ts";
import { notificationSettingsOf } from "../notifications/notifications.queries.ts";
import { usualNotifications } from "../notifications/notifications.schema.ts";
import { selves } from "../users/users.queries.ts";

/**
 * Everything a client starts from: the person, their groups, chats with counters and read pointers, direct conversations, mutes
 * and notification settings. All from one moment, so that events and `messages.changes` continue from it without a gap.
 */
export type Snapshot = Awaited<ReturnType<typeof findSnapshots>> extends Map<string, infer One> ? One : never;

/** The snapshots of these people. One statement, so that it sees one moment, and takes one round trip. */
export async function findSnapshots(db: Kysely<DB>, userIds: readonly string[]) {
  const [rows] = await everythingOf(db, { userIds });
  if (!rows) throw new Error("A snapshot is always one row.");

  const groups = inListsBy(rows.groups, ({ memberId, ...group }) => [memberId, withCreatedAt(group)]);
  const chats = inListsBy(rows.chats, ({ readerId, ...chat }) => [
    readerId,
    { ...withCreatedAt(chat), archivedAt: chat.archivedAt === null ? null : new Date(chat.archivedAt) },
  ]);
  const directs = inListsBy(rows.directs, ({ readerId, ...direct }) => [readerId, direct]);
  const mutes = inListsBy(rows.mutes, ({ userId, id }) => [userId, id]);
  const notifications = new Map(rows.notifications.map(({ userId, ...settings }) => [userId, settings]));
  const snapshotOf = (user: (typeof rows.users)[number]) => ({
    user: withCreatedAt(user),
    groups: groups.get(user.id) ?? [],
    chats: chats.get(user.id) ?? [],
    directs: directs.get(user.id) ?? [],
    muted: mutes.get(user.id) ?? [],
    notifications: notifications.get(user.id) ?? usualNotifications,
  });
  return new Map(rows.users.map((user) => [user.id, snapshotOf(user)]));
}

const everythingOf = prepare((db, { userIds }: { userIds: readonly string[] }) =>
  db.selectNoFrom([
    jsonArrayFrom(selves(db, userIds)).as("users"),
    jsonArrayFrom(groupsOfEach(db, userIds)).as("groups"),
    jsonArrayFrom(chatsWithReads(db, userIds)).as("chats"),
    jsonArrayFrom(directsOfEach(db, userIds)).as("directs"),
    jsonArrayFrom(mutesOfEach(db, userIds)).as("mutes"),
    jsonArrayFrom(notificationSettingsOf(db, userIds)).as("notifications"),
  ]),
);

/** JSON has no dates; the other procedures return them. */
const withCreatedAt = <Row extends { createdAt: string }>(row: Row): Omit<Row, "createdAt"> & { createdAt: Date } => ({
  ...row,
  createdAt: new Date(row.createdAt),
});

/** Groups rows by key, in their order. */
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
