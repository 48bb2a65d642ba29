import type { DB } from "@parley/db";
import { type Kysely, sql } from "kysely";

/** The columns that are the same for everyone in a group. */
export const groupColumns = ["groups.id", "groups.kind", "groups.name", "groups.created_at as createdAt"] as const;

export type GroupFacts = Awaited<ReturnType<typeof getGroup>>;

/** A group by id. Check access first. */
export function getGroup(db: Kysely<DB>, groupId: string) {
  return db.selectFrom("groups").where("id", "=", groupId).select(groupColumns).executeTakeFirstOrThrow();
}

/** A group as a member sees it, with their own role. */
export function withRole<R>({ id, kind, name, createdAt, role }: GroupFacts & { role: R }) {
  return { id, kind, name, createdAt, role };
}

/** A person's groups with their role in each, oldest membership first. */
export const findGroupsOf = (db: Kysely<DB>, userId: string) => groupsOf(db, [userId]).execute();

/** The query for the groups of each of these people, as `memberId` sees them. */
export const groupsOfEach = (db: Kysely<DB>, userIds: readonly string[]) =>
  groupsOf(db, userIds).select("members.user_id as memberId");

const groupsOf = (db: Kysely<DB>, userIds: readonly string[]) =>
  db
    .selectFrom("groups")
    .innerJoin("members", "members.group_id", "groups.id")
    .where("members.user_id", "=", sql<string>`any(${userIds})`)
    .select([...groupColumns, "members.role"])
    .orderBy("members.joined_at")
    .orderBy("groups.id");

export async function findGroupIdsOf(db: Kysely<DB>, userId: string): Promise<string[]> {
  const rows = await db.selectFrom("members").where("user_id", "=", userId).select("group_id").execute();
  return rows.map((row) => row.group_id);
}

/** How many groups a person is in, not counting direct conversations. */
export async function countTeamsOf(db: Kysely<DB>, userId: string): Promise<number> {
  const { count } = await db
    .selectFrom("members")
    .innerJoin("groups", "groups.id", "members.group_id")
    .where("members.user_id", "=", userId)
    .where("groups.kind", "=", "team")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

/** Locks a group until the transaction ends, so that nobody joins or leaves. @returns whether it exists. */
export async function lockGroup(tx: Kysely<DB>, groupId: string): Promise<boolean> {
  const query = tx.selectFrom("groups").where("id", "=", groupId).select("id").forNoKeyUpdate();
  return (await query.executeTakeFirst()) !== undefined;
}

/** Makes membership changes in these groups wait for this transaction. */
export async function lockGroups(tx: Kysely<DB>, groupIds: string[]): Promise<void> {
  if (groupIds.length === 0) return;
  await tx.selectFrom("groups").where("id", "in", groupIds).select("id").orderBy("id").forNoKeyUpdate().execute();
}

export async function createGroup(tx: Kysely<DB>, group: { id: string; name: string }): Promise<void> {
  await tx.insertInto("groups").values(group).execute();
}

export async function updateGroup(tx: Kysely<DB>, groupId: string, change: { name: string }): Promise<void> {
  await tx.updateTable("groups").set(change).where("id", "=", groupId).execute();
}

/** Deletes a group with everything in it. */
export async function deleteGroup(tx: Kysely<DB>, groupId: string): Promise<void> {
  await tx.deleteFrom("groups").where("id", "=", groupId).execute();
}
