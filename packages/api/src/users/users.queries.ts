import type { DB } from "@parley/db";
import { type ExpressionBuilder, type Kysely, sql } from "kysely";
import { jsonBuildObject } from "kysely/helpers/postgres";

export const personColumns = ["users.id", "users.username", "users.name", "users.image"] as const;

/** A person as shown beside a message or in a list: the author, the member. */
export const person = (eb: ExpressionBuilder<DB, "users">) =>
  jsonBuildObject({
    id: eb.ref("users.id"),
    username: eb.ref("users.username"),
    name: eb.ref("users.name"),
    image: eb.ref("users.image"),
  });

/** What people who share a group with a person may know. */
export const publicUserColumns = [...personColumns, "users.bio", "users.created_at as createdAt"] as const;

export type PublicUser = Awaited<ReturnType<typeof getUser>>;

/** A person by id. */
export function getUser(db: Kysely<DB>, userId: string) {
  return db.selectFrom("users").where("id", "=", userId).select(publicUserColumns).executeTakeFirstOrThrow();
}

/** A person as shown beside a message or in a list. */
export function getPerson(db: Kysely<DB>, userId: string) {
  return db.selectFrom("users").where("id", "=", userId).select(personColumns).executeTakeFirstOrThrow();
}

/** What only the person may see. */
const ownColumns = [...publicUserColumns, "users.email"] as const;

/** The signed-in person. */
export function getMe(db: Kysely<DB>, userId: string) {
  return db.selectFrom("users").where("id", "=", userId).select(ownColumns).executeTakeFirstOrThrow();
}

/** The query for each of these people, as only they see themselves. */
export const selves = (db: Kysely<DB>, userIds: readonly string[]) =>
  db.selectFrom("users").where("id", "=", sql<string>`any(${userIds})`).select(ownColumns);

/** A person, if `viewerId` may see them: the viewer, or somebody who shares a group with the viewer. */
export function findUserSeenBy(db: Kysely<DB>, userId: string, viewerId: string) {
  return db
    .selectFrom("users")
    .where("users.id", "=", userId)
    .where((eb) =>
      eb.or([
        eb("users.id", "=", viewerId),
        eb.exists(
          eb
            .selectFrom("members as theirs")
            .innerJoin("members as mine", "mine.group_id", "theirs.group_id")
            .whereRef("theirs.user_id", "=", "users.id")
            .where("mine.user_id", "=", viewerId)
            .select("mine.user_id"),
        ),
      ]),
    )
    .select(publicUserColumns)
    .executeTakeFirst();
}

/** A person with an account, by username. The account cannot be deleted before this transaction ends. */
export function findUserByUsername(tx: Kysely<DB>, username: string) {
  return tx
    .selectFrom("users")
    .where("username", "=", username)
    .where("deleted_at", "is", null)
    .select(personColumns)
    .forKeyShare()
    .executeTakeFirst();
}

/** Keeps an account from being deleted before this transaction ends. @returns whether it exists. */
export async function shareLockUser(tx: Kysely<DB>, userId: string): Promise<boolean> {
  const user = await tx
    .selectFrom("users")
    .where("id", "=", userId)
    .where("deleted_at", "is", null)
    .select("id")
    .forKeyShare()
    .executeTakeFirst();
  return user !== undefined;
}

/** Makes everything that refers to this person wait for this transaction, after waiting for what is in progress. */
export async function lockUser(tx: Kysely<DB>, userId: string): Promise<void> {
  await tx.selectFrom("users").where("id", "=", userId).select("id").forUpdate().execute();
}

interface UserChange {
  name?: string | undefined;
  username?: string | undefined;
  email?: string;
  bio?: string | undefined;
  image?: string | null | undefined;
  deletedAt?: Date;
}

/** Changes the given fields of a person. @throws a unique violation of `users_username_key` or `users_email_key`. */
export async function updateUser(tx: Kysely<DB>, userId: string, change: UserChange): Promise<void> {
  const { deletedAt, ...fields } = change;
  await tx
    .updateTable("users")
    .set((eb) => ({
      ...fields,
      ...(deletedAt ? { deleted_at: deletedAt } : {}),
      updated_at: eb.fn("now"),
    }))
    .where("id", "=", userId)
    .execute();
}

/** Deletes all sessions and passwords of a person, so that they can no longer sign in. */
export async function deleteCredentials(tx: Kysely<DB>, userId: string): Promise<void> {
  await tx
    .with("ended", (db) => db.deleteFrom("sessions").where("user_id", "=", userId))
    .deleteFrom("accounts")
    .where("user_id", "=", userId)
    .execute();
}
