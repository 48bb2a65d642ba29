import { type Access, askRoute } from "./trpc.ts";

/** A new session. The token is a secret: it is all that a program needs to act as this person. */
export interface SignedIn {
  readonly token: string;
  readonly user: { readonly id: string; readonly username: string; readonly name: string; readonly email: string };
}

/** Why signing in failed; `message` is a sentence for people. */
export class SignInError extends Error {
  override readonly name = "SignInError";
  /** Like `INVALID_EMAIL_OR_PASSWORD` or `RATE_LIMITED`. */
  readonly reason: string;

  constructor(reason: string, message: string) {
    super(message);
    this.reason = reason;
  }
}

export interface Credentials {
  /** An email address or a username. */
  readonly login: string;
  readonly password: string;
}

/**
 * Starts a session.
 *
 * @throws SignInError; what `fetch` throws when the server cannot be reached, a TimeoutError after 30 seconds without an answer.
 */
export async function signIn(access: Omit<Access, "token"> & Credentials): Promise<SignedIn> {
  const { login, password } = access;
  const [way, credentials] = login.includes("@")
    ? ["email", { email: login, password }]
    : ["username", { username: login, password }];
  const response = await askRoute(access, `/api/auth/sign-in/${way}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(credentials),
  });
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok && isSignedIn(answer)) return answer;
  const { code, message } = (answer ?? {}) as { code?: unknown; message?: unknown };
  throw new SignInError(
    typeof code === "string" ? code : "NO_PARLEY",
    typeof message === "string" ? message : "There is no Parley server at this address. Check the address.",
  );
}

function isSignedIn(answer: unknown): answer is SignedIn {
  const { token, user } = (answer ?? {}) as { token?: unknown; user?: unknown };
  return typeof token === "string" && typeof user === "object" && user !== null;
}
