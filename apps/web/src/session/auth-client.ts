import { callRoute } from "../call-route.ts";

/*
 * A client for the routes under /api/auth. They use plain JSON, so no library is needed.
 */

const call = <Answer>(path: string, body?: Record<string, unknown>): Promise<Answer> =>
  callRoute(
    `/api/auth/${path}`,
    body && { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) },
  );

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
