import { signUp } from "@parley/api/accounts/schema";
import { type DB, isUniqueViolation } from "@parley/db";
import { APIError, createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import type { Kysely } from "kysely";
import { z } from "zod";
import { createAccount } from "./accounts.queries.ts";
import { signToken } from "./cookies.ts";
import { suggestUsernames } from "./username.ts";

/**
 * Replaces better-auth's own `/sign-up/email`, which hashes inside its transaction (and so would block the embedded database),
 * makes no username for people who chose none, and cannot say which unique key was violated.
 */
export function signUpEndpoint(db: Kysely<DB>) {
  return createAuthEndpoint("/sign-up/email", { method: "POST", body: z.object(signUp) }, async (ctx) => {
    const { password, ...person } = ctx.body;
    const passwordHash = await ctx.context.password.hash(password);
    const user = await createPerson(db, { ...person, passwordHash });
    const session = await ctx.context.internalAdapter.createSession(user.id);
    await setSessionCookie(ctx, { session, user });
    return ctx.json({ token: signToken(session.token, ctx.context.secret), user });
  });
}

interface NewPerson {
  readonly email: string;
  readonly name: string;
  readonly username?: string | undefined;
  readonly passwordHash: string;
}

/** The database's unique keys decide, so that of two people who want the same name at once exactly one gets it. */
async function createPerson(db: Kysely<DB>, person: NewPerson) {
  for (const username of person.username ? [person.username] : suggestUsernames(person)) {
    try {
      return await createAccount(db, { ...person, username });
    } catch (error) {
      if (isUniqueViolation(error, "users_email_key")) {
        throw new APIError("UNPROCESSABLE_ENTITY", { code: "USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL" });
      }
      if (!isUniqueViolation(error, "users_username_key")) throw error;
    }
  }
  throw new APIError("BAD_REQUEST", { code: "USERNAME_IS_ALREADY_TAKEN" });
}
