import { signInByEmail } from "@parley/api/accounts/schema";
import type { DB } from "@parley/db";
import { APIError, createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import type { Kysely } from "kysely";
import { z } from "zod";
import { signToken } from "./cookies.ts";
import { findHash, findPersonWithHash } from "./passwords.queries.ts";

/**
 * Takes the place of better-auth's own `/sign-in/email`, which opens the session without another look at the password:
 * whoever knows the old one could slip in at the instant in which it is changed, and stay.
 */
export function signInEndpoint(db: Kysely<DB>) {
  return createAuthEndpoint("/sign-in/email", { method: "POST", body: z.object(signInByEmail) }, async (ctx) => {
    const { email, password, rememberMe } = ctx.body;
    const found = await findPersonWithHash(db, email);
    if (!found?.hash) {
      // As much work as for somebody.
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

/** The part of better-auth that makes and ends sessions. */
interface SessionStore<Session> {
  createSession(userId: string, dontRememberMe?: boolean): Promise<Session>;
  deleteSession(token: string): Promise<void>;
}

/**
 * A new session for someone whose password has this hash. Undefined, and none is left, when it has another by now: a
 * change of password ends the sessions that it finds, and this one may have come too late to be found.
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
