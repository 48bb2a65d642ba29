import type { DB, MemberRole } from "@parley/db";
import { type ExpressionBuilder, type Kysely, sql } from "kysely";
import { person } from "../users/users.queries.ts";

const memberColumns = (eb: ExpressionBuilder<DB, "members" | "users">) =>
  [
    "members.group_id as groupId",
    "members.user_id as userId",
    "members.role",
    "members.joined_at as joinedAt",
    person(eb).as("user"),
  ] as const;

const membersIn = (db: Kysely<DB>, groupId: string) =>
  db
    .selectFrom("members")
    .innerJoin("users", "users.id", "members.user_id")
    .where("members.group_id", "=", groupId)
    .select(memberColumns);

export type Member = Awaited<ReturnType<typeof getMember>>;

/** A person's membership of a group. */
export function findMember(db: Kysely<DB>, groupId: string, userId: string) {
  return membersIn(db, groupId).where("members.user_id", "=", userId).executeTakeFirst();
}

export function getMember(db: Kysely<DB>, groupId: string, userId: string) {
  return membersIn(db, groupId).where("members.user_id", "=", userId).executeTakeFirstOrThrow();
}

/** The words of a person's name and username, exactly as in the index `users_words_idx`. */
const words = sql`array_to_tsvector(array_remove(string_to_array(lower(translate(users.name || ' ' || users.username, '._-', '   ')), ' '), ''))`;

/**
 * "ada lo" as a tsquery for a word that begins with "ada" and one that begins with "lo"; undefined when the text has no
 * words. Quoted, so that no character in it acts as an operator.
 */
function wordsBeginning(text: string): string | undefined {
  const parts = text.split(/[\s@._-]+/).filter(Boolean);
  return parts.map((part) => `'${part.replace(/['\\]/g, "$&$&")}':*`).join(" & ") || undefined;
}

/** A position in the member list. It stays valid when that member leaves or is renamed. */
export interface MembersCursor {
  role: MemberRole;
  name: string;
  userId: string;
}

interface MembersPage {
  cursor?: MembersCursor | null | undefined;
  limit: number;
  /** Beginnings of words in the name or username. */
  query?: string | undefined;
}

/**
 * At most `limit` members after `cursor`: owners first, guests last, by name within a role. `nextCursor` is null at the end.
 */
export async function findMembersPage(db: Kysely<DB>, groupId: string, { cursor, limit, query = "" }: MembersPage) {
  const wanted = wordsBeginning(query);
  const found = await membersIn(db, groupId)
    .$if(wanted !== undefined, (all) => all.where(sql<boolean>`${words} @@ cast(lower(${wanted}) as tsquery)`))
    .$if(!!cursor, (all) => all.where(isBehind(cursor as MembersCursor)))
    .orderBy("members.role")
    .orderBy("users.sort_name")
    .orderBy("members.user_id")
    .limit(limit + 1)
    .execute();
  const members = found.slice(0, limit);
  const last = found.length > limit ? members.at(-1) : undefined;
  return { members, nextCursor: last ? cursorAt(last) : null };
}

const isBehind = ({ role, name, userId }: MembersCursor) =>
  sql<boolean>`(members.role, users.sort_name, members.user_id) > (${role}, sort_name(${name}), ${userId})`;

const cursorAt = ({ role, user: { name }, userId }: Member): MembersCursor => ({ role, name, userId });

/** The groups of which this person is the only owner, with the number of other members. */
export function findGroupsOwnedAlone(db: Kysely<DB>, userId: string) {
  return db
    .selectFrom("members as mine")
    .innerJoin("groups", "groups.id", "mine.group_id")
    .innerJoin("members as all", "all.group_id", "groups.id")
    .where("mine.user_id", "=", userId)
    .where("mine.role", "=", "owner")
    .groupBy("groups.id")
    .having((eb) => eb(eb.fn.countAll<number>().filterWhere("all.role", "=", "owner"), "=", 1))
    .select((eb) => ["groups.id", "groups.name", eb(eb.fn.countAll<number>(), "-", 1).as("others")])
    .orderBy("groups.id")
    .execute();
}

/** Everyone in a group. */
export async function findMemberIds(db: Kysely<DB>, groupId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("members")
    .where("group_id", "=", groupId)
    .select("user_id")
    .orderBy("user_id")
    .execute();
  return rows.map((row) => row.user_id);
}

/** How many owners a group has besides this person. */
export async function countOtherOwners(db: Kysely<DB>, groupId: string, userId: string): Promise<number> {
  const { count } = await db
    .selectFrom("members")
    .where("group_id", "=", groupId)
    .where("role", "=", "owner")
    .where("user_id", "<>", userId)
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

export async function createMember(tx: Kysely<DB>, member: { groupId: string; userId: string; role: MemberRole }) {
  await tx
    .insertInto("members")
    .values({ group_id: member.groupId, user_id: member.userId, role: member.role })
    .execute();
}

export async function updateMember(tx: Kysely<DB>, member: { groupId: string; userId: string; role: MemberRole }) {
  await tx
    .updateTable("members")
    .set({ role: member.role })
    .where("group_id", "=", member.groupId)
    .where("user_id", "=", member.userId)
    .execute();
}

/** Deletes a membership, and with it the person's places in private chats of the group, read pointers and mutes. */
export async function deleteMember(tx: Kysely<DB>, groupId: string, userId: string): Promise<void> {
  await tx.deleteFrom("members").where("group_id", "=", groupId).where("user_id", "=", userId).execute();
  // Not in the same statement: somebody may just have added this person to a private chat, with the membership locked, and
  // only a statement that begins after the wait sees that.
  const chats = tx.selectFrom("chats").where("group_id", "=", groupId).select("id");
  await tx.deleteFrom("chat_members").where("user_id", "=", userId).where("chat_id", "in", chats).execute();
  await tx.deleteFrom("reads").where("user_id", "=", userId).where("chat_id", "in", chats).execute();
  await tx.deleteFrom("chat_mutes").where("user_id", "=", userId).where("chat_id", "in", chats).execute();
}

/** Keeps a membership from ending before this transaction does. @returns whether it exists. */
export async function shareLockMember(tx: Kysely<DB>, groupId: string, userId: string): Promise<boolean> {
  const member = await tx
    .selectFrom("members")
    .where("group_id", "=", groupId)
    .where("user_id", "=", userId)
    .select("user_id")
    .forShare()
    .executeTakeFirst();
  return member !== undefined;
}

/** Makes everything a person does in any group wait for this transaction, after waiting for what is in progress. */
export async function lockMemberships(tx: Kysely<DB>, userId: string): Promise<void> {
  await tx
    .selectFrom("members")
    .where("user_id", "=", userId)
    .select("group_id")
    .orderBy("group_id")
    .forUpdate()
    .execute();
}
