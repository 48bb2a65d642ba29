import type { EventBus } from "@parley/api";
import { passwordChange, passwordReset } from "@parley/api/accounts/schema";
import type { DB } from "@parley/db";
import { APIError, createAuthEndpoint, getSessionFromCtx } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import type { Kysely } from "kysely";
import { z } from "zod";
import { signToken } from "./cookies.ts";
import { findHash, replacePassword } from "./passwords.queries.ts";
import { publishSessionEnded } from "./session-ended.ts";
import { openSession } from "./sign-in.ts";

/*
 * These replace better-auth's own endpoints, which end the sessions before they write the new password: a session opened with
 * the old one in between would stay open, and two changes at the same moment would both succeed.
 */

/** `/change-password`: ends every session and starts a new one. */
export function changePasswordEndpoint(db: Kysely<DB>, bus: EventBus) {
  return createAuthEndpoint("/change-password", { method: "POST", body: z.object(passwordChange) }, async (ctx) => {
    const { currentPassword, newPassword } = ctx.body;
    const signedIn = await getSessionFromCtx(ctx);
    if (!signedIn) throw new APIError("UNAUTHORIZED", { code: "UNAUTHORIZED" });
    const { user } = signedIn;

    const before = await findHash(db, user.id);
    if (!before) throw new APIError("BAD_REQUEST", { code: "CREDENTIAL_ACCOUNT_NOT_FOUND" });
    if (!(await ctx.context.password.verify({ hash: before, password: currentPassword }))) throw wrongPassword();
    const hash = await ctx.context.password.hash(newPassword);
    if (!(await replacePassword(db, user.id, { proof: { hash: before }, hash }))) throw wrongPassword();
    publishSessionEnded(bus, { userId: user.id, sessionId: null });

    const session = await openSession(db, ctx.context.internalAdapter, { userId: user.id, hash, brief: false });
    if (!session) throw new APIError("UNAUTHORIZED", { code: "UNAUTHORIZED" });
    await setSessionCookie(ctx, { session, user });
    return ctx.json({ token: signToken(session.token, ctx.context.secret), user });
  });
}

const wrongPassword = () => new APIError("BAD_REQUEST", { code: "INVALID_PASSWORD" });

/** `/reset-password`: with a link from an email, once. Ends every session. */
export function resetPasswordEndpoint(db: Kysely<DB>, bus: EventBus) {
  return createAuthEndpoint("/reset-password", { method: "POST", body: z.object(passwordReset) }, async (ctx) => {
    const { token, newPassword } = ctx.body;
    const link = await ctx.context.internalAdapter.findVerificationValue(`reset-password:${token}`);
    if (!link || link.expiresAt < new Date()) throw deadLink();
    const hash = await ctx.context.password.hash(newPassword);
    if (!(await replacePassword(db, link.value, { proof: { linkId: link.id }, hash }))) throw deadLink();
    publishSessionEnded(bus, { userId: link.value, sessionId: null });
    return ctx.json({ status: true });
  });
}

const deadLink = () => new APIError("BAD_REQUEST", { code: "INVALID_TOKEN" });
