import type { DB } from "@parley/db";
import { type ExpressionBuilder, type Kysely, sql } from "kysely";

/** Whether a person has a password, and so can sign in. */
const hasPassword = (eb: ExpressionBuilder<DB, "users">) =>
  eb.exists(
    eb
      .selectFrom("accounts")
      .whereRef("accounts.user_id", "=", "users.id")
      .where("accounts.password", "is not", null)
      .select("accounts.id"),
  );

/** People by id, with what decides whether they may be added or given an email address. */
export function findAuthors(db: Kysely<DB>, groupId: string, ids: readonly string[]) {
  return db
    .selectFrom("users")
    .leftJoin("members", (join) => join.onRef("members.user_id", "=", "users.id").on("members.group_id", "=", groupId))
    .where(sql<boolean>`users.id = any(${ids}::uuid[])`)
    .select((eb) => [
      "users.id",
      "users.email",
      "users.deleted_at as deletedAt",
      "members.role",
      hasPassword(eb).as("canSignIn"),
    ])
    .execute();
}

/** Which of these usernames and email addresses are taken. */
export async function findTaken(db: Kysely<DB>, wanted: { usernames: string[]; emails: string[] }) {
  const rows = await db
    .selectFrom("users")
    .where(sql<boolean>`username = any(${wanted.usernames}) or email = any(${wanted.emails})`)
    .select(["username", "email"])
    .execute();
  return new Set(rows.flatMap((row) => [row.username, row.email]));
}

interface NewAuthor {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly email: string;
  readonly createdAt: Date;
}

/** Creates people without a password. Leaves out those whose username or email address is taken. */
export async function createAuthors(tx: Kysely<DB>, authors: readonly NewAuthor[]): Promise<void> {
  await tx
    .insertInto("users")
    .values(authors.map(({ createdAt, ...author }) => ({ ...author, created_at: createdAt })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Sets a person's email address, if nobody has it. @returns whether it was free. */
export async function giveFreeEmail(tx: Kysely<DB>, userId: string, email: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("users")
    .set((eb) => ({ email, updated_at: eb.fn("now") }))
    .where("id", "=", userId)
    .where((eb) =>
      eb.not(eb.exists(eb.selectFrom("users as other").where("other.email", "=", email).select("other.id"))),
    )
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** People who can sign in, by when they first could: an imported author may have claimed the account late. */
const peopleWhoSignIn = (db: Kysely<DB>) =>
  db
    .selectFrom("users")
    .innerJoin("accounts", "accounts.user_id", "users.id")
    .where("accounts.password", "is not", null)
    .where("users.deleted_at", "is", null)
    .select(["users.id", "users.username", "users.name"])
    .orderBy("accounts.created_at")
    .orderBy("users.id")
    .limit(1);

export const findPersonWhoSignsIn = (db: Kysely<DB>, username: string) =>
  peopleWhoSignIn(db).where("users.username", "=", username).executeTakeFirst();

/** The first person who got a password. */
export const findFirstPerson = (db: Kysely<DB>) => peopleWhoSignIn(db).executeTakeFirst();

/** An owner of the group who can sign in. */
export const findActiveOwner = (db: Kysely<DB>, groupId: string) =>
  peopleWhoSignIn(db)
    .innerJoin("members", "members.user_id", "users.id")
    .where("members.group_id", "=", groupId)
    .where("members.role", "=", "owner")
    .executeTakeFirst();
