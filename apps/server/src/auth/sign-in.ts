import { signInByEmail } from "@parley/api/accounts/schema";
import type { DB } from "@parley/db";
import { APIError, createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import type { Kysely } from "kysely";
import { z } from "zod";
import { signToken } from "./cookies.ts";
import { findHash, findPersonWithHash } from "./passwords.queries.ts";

/**
 * Replaces better-auth's own `/sign-in/email`, which opens the session without checking the password again: somebody who knows
 * the old one could sign in at the moment it is changed, and stay signed in.
 */
export function signInEndpoint(db: Kysely<DB>) {
  return createAuthEndpoint("/sign-in/email", { method: "POST", body: z.object(signInByEmail) }, async (ctx) => {
    const { email, password, rememberMe } = ctx.body;
    const found = await findPersonWithHash(db, email);
    if (!found?.hash) {
      // Takes as long as for an existing account.
      await ctx.context.password.hash(password);
      throw wrongPassword();
    }
    const { user, hash } = found;
    if (!(await ctx.context.password.verify({ hash, password }))) throw wrongPassword();
    const session = await openSession(db, ctx.context.internalAdapter, {
      userId: user.id,
      hash,
      brief: rememberMe === false,
    });
    if (!session) throw wrongPassword();
    await setSessionCookie(ctx, { session, user }, rememberMe === false);
    return ctx.json({ redirect: false, token: signToken(session.token, ctx.context.secret), user });
  });
}

const wrongPassword = () => new APIError("UNAUTHORIZED", { code: "INVALID_EMAIL_OR_PASSWORD" });

/** The part of better-auth that creates and ends sessions. */
interface SessionStore<Session> {
  createSession(userId: string, dontRememberMe?: boolean): Promise<Session>;
  deleteSession(token: string): Promise<void>;
}

/**
 * Opens a session for a person whose password has this hash. Undefined, without a session, if the password has changed in the
 * meantime: changing it ends the sessions that exist, and this one may have been created just after.
 */
export async function openSession<Session extends { token: string }>(
  db: Kysely<DB>,
  store: SessionStore<Session>,
  { userId, hash, brief }: { userId: string; hash: string; brief: boolean },
): Promise<Session | undefined> {
  const session = await store.createSession(userId, brief);
  if ((await findHash(db, userId)) === hash) return session;
  await store.deleteSession(session.token);
  return undefined;
}
