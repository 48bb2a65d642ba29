import { tellSignedOut } from "../query-client.ts";
import { utils } from "../trpc.ts";
import { refusalOf, UnreachableError } from "../words/errors.ts";

/*
 * A client for the routes under /api/auth. They use plain JSON, so no library is needed. A refusal is thrown with the server's
 * message.
 */

async function call<Answer>(path: string, body?: Record<string, unknown>): Promise<Answer> {
  const me = utils.sync.snapshot.getData()?.user.id;
  const response = await fetch(`/api/auth/${path}`, {
    method: body ? "POST" : "GET",
    headers: {
      ...(body ? { "content-type": "application/json" } : {}),
      // Like all calls: otherwise this tab would show and end the sessions of somebody who has signed in in another tab.
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

/** Signs in by email or username. Email addresses contain an @, usernames cannot. */
export const signIn = ({ login, password }: { login: string; password: string }) =>
  login.includes("@")
    ? call("sign-in/email", { email: login, password })
    : call("sign-in/username", { username: login, password });

export const signOut = () => call("sign-out", {});

/** Mails a link to /reset-password. The answer does not reveal whether the account exists. */
export const requestPasswordReset = (email: string) => call("request-password-reset", { email });

export const resetPassword = (reset: { token: string; newPassword: string }) => call("reset-password", reset);

/** Changes the password. All other sessions end. */
export const changePassword = (change: { currentPassword: string; newPassword: string }) =>
  call("change-password", change);

/** A session that has not ended. */
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

/** Ends every session, including this one. */
export const revokeSessions = () => call("revoke-sessions", {});

/** Whether somebody is signed in with this browser. */
export const isSignedIn = async (): Promise<boolean> => (await call<object | null>("get-session")) !== null;
