import { SpokenError } from "../words/errors.ts";
import { words } from "../words/words.ts";

/*
 * The sign-in routes under /api/auth. They speak plain JSON, so no library is needed; what fails is thrown as a sentence.
 */

async function call<Answer>(path: string, body?: Record<string, unknown>): Promise<Answer> {
  const response = await fetch(`/api/auth/${path}`, {
    method: body ? "POST" : "GET",
    ...(body ? { headers: { "content-type": "application/json" }, body: JSON.stringify(body) } : {}),
  });
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw spoken(response.status, answer);
  return answer as Answer;
}

/** What a failed answer means: our own words for the codes that people meet, else the server's. */
function spoken(status: number, answer: unknown): SpokenError {
  const { code = "", message } = (answer ?? {}) as { code?: string; message?: string };
  const { errors } = words.account;
  if (status === 429) return new SpokenError(errors.tooMany, "TOO_MANY");
  if (Object.hasOwn(errors, code)) return new SpokenError(errors[code as keyof typeof errors], code);
  return new SpokenError(message || errors.unknown, code);
}

export const signUp = (person: { name: string; email: string; username: string; password: string }) =>
  call("sign-up/email", person);

/** An address has an @ in it, a username cannot have one. */
export const signIn = ({ login, password }: { login: string; password: string }) =>
  login.includes("@")
    ? call("sign-in/email", { email: login, password })
    : call("sign-in/username", { username: login, password });

export const signOut = () => call("sign-out", {});

/** Mails a link that leads to /reset-password. Answers the same whether or not there is such an account. */
export const requestPasswordReset = (email: string) =>
  call("request-password-reset", { email, redirectTo: "/reset-password" });

export const resetPassword = (reset: { token: string; newPassword: string }) => call("reset-password", reset);

/** Changes one's password and ends all other sessions. */
export const changePassword = (change: { currentPassword: string; newPassword: string }) =>
  call("change-password", { ...change, revokeOtherSessions: true });

/** A sign-in that has not ended. */
export interface Session {
  id: string;
  token: string;
  createdAt: string;
  expiresAt: string;
  ipAddress?: string | null;
  userAgent?: string | null;
}

export const listSessions = () => call<Session[]>("list-sessions");
export const revokeSession = (token: string) => call("revoke-session", { token });
export const revokeOtherSessions = () => call("revoke-other-sessions", {});

/** The session of this browser, or null. */
export const getSession = () => call<{ session: Session } | null>("get-session");
