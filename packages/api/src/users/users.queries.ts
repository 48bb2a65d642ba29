import type { DB } from "@parley/db";
import { type ExpressionBuilder, type Kysely, sql } from "kysely";
import { jsonBuildObject } from "kysely/helpers/postgres";

export const personColumns = ["users.id", "users.username", "users.name", "users.image"] as const;

/** The author of a message, a member of a group: a person as shown beside what they did. */
export const person = (eb: ExpressionBuilder<DB, "users">) =>
  jsonBuildObject({
    id: eb.ref("users.id"),
    username: eb.ref("users.username"),
    name: eb.ref("users.name"),
    image: eb.ref("users.image"),
  });

/** What anyone who shares a group with a person may know. */
export const publicUserColumns = [...personColumns, "users.bio", "users.created_at as createdAt"] as const;

export type PublicUser = Awaited<ReturnType<typeof getUser>>;

/** A person by id. */
export function getUser(db: Kysely<DB>, userId: string) {
  return db.selectFrom("users").where("id", "=", userId).select(publicUserColumns).executeTakeFirstOrThrow();
}

/** A person as shown beside what they do. */
export function getPerson(db: Kysely<DB>, userId: string) {
  return db.selectFrom("users").where("id", "=", userId).select(personColumns).executeTakeFirstOrThrow();
}

/** What only the person themselves may see. */
const ownColumns = [...publicUserColumns, "users.email"] as const;

/** The signed-in person. */
export function getMe(db: Kysely<DB>, userId: string) {
  return db.selectFrom("users").where("id", "=", userId).select(ownColumns).executeTakeFirstOrThrow();
}

/** The query for each of some people, as only they see themselves. */
export const selves = (db: Kysely<DB>, userIds: readonly string[]) =>
  db.selectFrom("users").where("id", "=", sql<string>`any(${userIds})`).select(ownColumns);

/** A person whom `viewerId` may see: themselves, or someone in a group of theirs. */
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

/** A person who still has an account, by username. The account cannot end before this transaction does. */
export function findUserByUsername(tx: Kysely<DB>, username: string) {
  return tx
    .selectFrom("users")
    .where("username", "=", username)
    .where("deleted_at", "is", null)
    .select(personColumns)
    .forKeyShare()
    .executeTakeFirst();
}

/** Whether a person still has an account, which then cannot end before this transaction does. */
export async function holdUser(tx: Kysely<DB>, userId: string): Promise<boolean> {
  const user = await tx
    .selectFrom("users")
    .where("id", "=", userId)
    .where("deleted_at", "is", null)
    .select("id")
    .forKeyShare()
    .executeTakeFirst();
  return user !== undefined;
}

/** Makes whatever puts a person somewhere wait for this transaction, and waits for it first. */
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

/** Ends every session of a person and makes signing in impossible. */
export async function deleteCredentials(tx: Kysely<DB>, userId: string): Promise<void> {
  await tx
    .with("ended", (db) => db.deleteFrom("sessions").where("user_id", "=", userId))
    .deleteFrom("accounts")
    .where("user_id", "=", userId)
    .execute();
}
