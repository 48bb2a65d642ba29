import type { DB } from "@parley/db";
import type { Kysely } from "kysely";
import { v7 as uuidv7 } from "uuid";
import { userColumns } from "./accounts.queries.ts";

/** A person who still has an account, by email, and the hash of their password. */
export async function findPersonWithHash(db: Kysely<DB>, email: string) {
  const user = await db
    .selectFrom("users")
    .where("email", "=", email)
    .where("deleted_at", "is", null)
    .select(userColumns)
    .executeTakeFirst();
  return user && { user, hash: await findHash(db, user.id) };
}

/** The hash of a person's password; undefined where there is none. */
export async function findHash(db: Kysely<DB>, userId: string): Promise<string | undefined> {
  const account = await db
    .selectFrom("accounts")
    .where("user_id", "=", userId)
    .where("provider_id", "=", "credential")
    .select("password")
    .executeTakeFirst();
  return account?.password ?? undefined;
}

/** What entitles somebody to set a new password: the hash of the current one, or the row of a reset link. */
export type Proof = { readonly hash: string } | { readonly linkId: string };

/**
 * Sets a person's password, and ends everything the old one gave access to: all sessions and all reset links.
 *
 * It locks the person's row, which every new session references: a session that is being created is either there to be ended,
 * or is created when the new password is already visible. Two changes at the same moment happen one after the other.
 *
 * @returns false, and nothing is changed, when the proof no longer holds or the account has ended.
 */
export function replacePassword(db: Kysely<DB>, userId: string, change: { proof: Proof; hash: string }) {
  return db.transaction().execute(async (tx) => {
    const person = await tx
      .selectFrom("users")
      .where("id", "=", userId)
      .where("deleted_at", "is", null)
      .select("id")
      .forUpdate()
      .executeTakeFirst();
    if (!person || !(await holds(tx, userId, change.proof))) return false;
    const now = new Date();
    await tx
      .insertInto("accounts")
      .values({ id: uuidv7(), user_id: userId, account_id: userId, provider_id: "credential", password: change.hash })
      .onConflict((conflict) =>
        conflict.columns(["provider_id", "account_id"]).doUpdateSet({ password: change.hash, updated_at: now }),
      )
      .execute();
    await tx.deleteFrom("sessions").where("user_id", "=", userId).execute();
    await tx.deleteFrom("verifications").where("value", "=", userId).execute();
    return true;
  });
}

/** Checks a proof, inside the transaction that has locked the person. Uses up a link. */
async function holds(tx: Kysely<DB>, userId: string, proof: Proof): Promise<boolean> {
  if ("hash" in proof) return (await findHash(tx, userId)) === proof.hash;
  const { numDeletedRows } = await tx
    .deleteFrom("verifications")
    .where("id", "=", proof.linkId)
    .where("value", "=", userId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
