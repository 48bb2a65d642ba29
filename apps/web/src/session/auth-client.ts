import { tellSignedOut } from "../query-client.ts";
import { utils } from "../trpc.ts";
import { refusalOf, UnreachableError } from "../words/errors.ts";

/*
 * The sign-in routes under /api/auth. They speak plain JSON, so no library is needed. A refusal is thrown with the
 * sentence that the server gave it.
 */

async function call<Answer>(path: string, body?: Record<string, unknown>): Promise<Answer> {
  const me = utils.sync.snapshot.getData()?.user.id;
  const response = await fetch(`/api/auth/${path}`, {
    method: body ? "POST" : "GET",
    headers: {
      ...(body ? { "content-type": "application/json" } : {}),
      // As all calls do: otherwise this tab would show and end the sessions of whoever has signed in in another.
      ...(me ? { "x-parley-user": me } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  }).catch(() => {
    throw new UnreachableError();
  });
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return answer as Answer;
  const refusal = refusalOf(answer);
  if (refusal.code === "SIGNED_OUT") tellSignedOut();
  throw refusal;
}

export const signUp = (person: { name: string; email: string; username?: string | undefined; password: string }) =>
  call("sign-up/email", person);

/** An email address has an @ in it, a username cannot have one. */
export const signIn = ({ login, password }: { login: string; password: string }) =>
  login.includes("@")
    ? call("sign-in/email", { email: login, password })
    : call("sign-in/username", { username: login, password });

export const signOut = () => call("sign-out", {});

/** Mails a link that leads to /reset-password. Answers the same whether or not there is such an account. */
export const requestPasswordReset = (email: string) => call("request-password-reset", { email });

export const resetPassword = (reset: { token: string; newPassword: string }) => call("reset-password", reset);

/** Changes one's password. All other sessions end. */
export const changePassword = (change: { currentPassword: string; newPassword: string }) =>
  call("change-password", change);

/** A sign-in that has not ended. */
export interface Session {
  id: string;
  createdAt: string;
  ipAddress: string | null;
  userAgent: string | null;
  current: boolean;
}

export const listSessions = () => call<Session[]>("list-sessions");
export const revokeSession = (id: string) => call("revoke-session", { id });
export const revokeOtherSessions = () => call("revoke-other-sessions", {});

/** Ends every session, this one too. */
export const revokeSessions = () => call("revoke-sessions", {});

/** Whether somebody is signed in with this browser. */
export const isSignedIn = async (): Promise<boolean> => (await call<object | null>("get-session")) !== null;
