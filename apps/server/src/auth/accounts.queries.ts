import type { DB } from "@parley/db";
import type { Kysely } from "kysely";
import { v7 as uuidv7 } from "uuid";

interface NewAccount {
  readonly email: string;
  readonly username: string;
  readonly name: string;
  readonly passwordHash: string;
}

/** The fields of the user that signing in returns. */
export const userColumns = [
  "id",
  "email",
  "email_verified as emailVerified",
  "username",
  "name",
  "image",
  "created_at as createdAt",
  "updated_at as updatedAt",
] as const;

/** Creates a person with a password. @throws a unique violation of `users_email_key` or `users_username_key`. */
export function createAccount(db: Kysely<DB>, account: NewAccount) {
  return db.transaction().execute(async (tx) => {
    const { passwordHash, ...person } = account;
    const id = uuidv7();
    const user = await tx
      .insertInto("users")
      .values({ id, ...person })
      .returning(userColumns)
      .executeTakeFirstOrThrow();
    await tx
      .insertInto("accounts")
      .values({ id: uuidv7(), user_id: id, account_id: id, provider_id: "credential", password: passwordHash })
      .execute();
    return user;
  });
}

export function findUserByUsername(db: Kysely<DB>, username: string) {
  return db
    .selectFrom("users")
    .where("username", "=", username)
    .where("deleted_at", "is", null)
    .select(["id", "email", "name"])
    .executeTakeFirst();
}

/** Changes a person's email address. Links sent to the old one stop working. @throws a unique violation of `users_email_key`. */
export function setEmail(db: Kysely<DB>, userId: string, email: string): Promise<void> {
  return db.transaction().execute(async (tx) => {
    await tx
      .updateTable("users")
      .set({ email, email_verified: false, updated_at: new Date() })
      .where("id", "=", userId)
      .execute();
    await tx.deleteFrom("verifications").where("value", "=", userId).execute();
  });
}

/** A person's sessions, newest first, without their tokens. */
export function findSessions(db: Kysely<DB>, userId: string) {
  return db
    .selectFrom("sessions")
    .where("user_id", "=", userId)
    .where("expires_at", ">", new Date())
    .select([
      "id",
      "created_at as createdAt",
      "updated_at as updatedAt",
      "expires_at as expiresAt",
      "ip_address as ipAddress",
      "user_agent as userAgent",
    ])
    .orderBy("created_at", "desc")
    .limit(200)
    .execute();
}

/** Ends one session of a person; another person's stays. */
export async function deleteSession(db: Kysely<DB>, session: { id: string; userId: string }): Promise<void> {
  await db.deleteFrom("sessions").where("id", "=", session.id).where("user_id", "=", session.userId).execute();
}

/** Deletes sessions that have expired. */
export async function deleteExpiredSessions(db: Kysely<DB>, userId: string): Promise<void> {
  await db.deleteFrom("sessions").where("user_id", "=", userId).where("expires_at", "<", new Date()).execute();
}
