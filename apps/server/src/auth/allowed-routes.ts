import type { Actor, EventBus } from "@parley/api";
import {
  passwordChange,
  passwordReset,
  resetRequest,
  signInByEmail,
  signInByUsername,
  signUp,
} from "@parley/api/accounts/schema";
import { type attemptRates, limits } from "@parley/api/limits";
import { username } from "@parley/api/users/schema";
import type { DB } from "@parley/db";
import { TRPCError } from "@trpc/server";
import type { Kysely } from "kysely";
import { z } from "zod";
import { deleteSession, findSessions, findUserByUsername } from "./accounts.queries.ts";
import { publishSessionEnded } from "./session-ended.ts";

/** What a route may use besides its input. */
export interface RouteContext {
  readonly db: Kysely<DB>;
  /** Finds who is signed in; null for nobody. */
  findActor(): Promise<Actor | null>;
  /** @throws ParleyError `SIGNED_OUT` */
  getActor(): Promise<Actor>;
  readonly bus: EventBus;
  /** Whether the client says whom it acts for; {@link getActor} checks that this is the signed-in person. */
  readonly speaksForSomebody: boolean;
  /** Counts an attempt from the request's IP address or, if given, at an account. @throws ParleyError `RATE_LIMITED` */
  countAttempt(rate: keyof typeof attemptRates, account?: string): void;
  /** Counts a guess at the password of an account. @throws ParleyError `RATE_LIMITED` */
  countGuess(account: string): void;
}

/** What better-auth gets to see of a request. `to` is a path below /api/auth. */
export interface ForwardedRequest {
  readonly to: string;
  readonly body?: object;
}

export type Outcome =
  /** If better-auth accepts it, the browser is remembered as one of `account` (an email address). */
  | { readonly forward: ForwardedRequest; readonly account?: string }
  /** Answered without better-auth, which may still get work to do `afterwards`. The answer does not depend on it. */
  | { readonly answer: unknown; readonly afterwards?: ForwardedRequest };

export interface AllowedRoute {
  readonly method: "GET" | "POST";
  /** Below /api/auth. */
  readonly path: string;
  /** Drops the fields that its schema does not name, so that nobody sets a role, redirects a link or keeps others signed in. */
  handle(context: RouteContext, input: unknown): Promise<Outcome>;
}

function allow<S extends z.ZodRawShape>(
  at: `${"GET" | "POST"} /${string}`,
  fields: S,
  handle: (context: RouteContext, input: z.infer<z.ZodObject<S>>) => Outcome | Promise<Outcome>,
): AllowedRoute {
  const input = z.object(fields, "Send the fields of this request as a JSON object.");
  const [method, path] = at.split(" ") as ["GET" | "POST", string];
  return {
    method,
    path,
    async handle(context, given) {
      const parsed = input.safeParse(given, { error: wrongKind });
      if (!parsed.success) throw new TRPCError({ code: "BAD_REQUEST", cause: parsed.error });
      return handle(context, parsed.data);
    },
  };
}

/** Replaces zod's messages, which are for programmers. Fields with a sentence of their own keep it. */
const wrongKind: z.core.$ZodErrorMap = ({ code, input }) => {
  if (code !== "invalid_type") return undefined;
  return input === undefined ? "This field is missing." : "This field has a value of the wrong kind.";
};

const forward = (to: string, body?: object): Outcome => ({ forward: body ? { to, body } : { to } });

/** An address that nobody has: it makes an unknown username take as long as an unknown email address. */
const nobody = "nobody@parley.invalid";

/**
 * Everything that /api/auth answers. An allowlist: a route that a new version of better-auth adds stays closed until somebody
 * adds it here. Changing a profile and deleting an account belong to the API (`users.update`, `users.delete`).
 */
export const allowedRoutes: readonly AllowedRoute[] = [
  allow("POST /sign-up/email", signUp, (context, input) => {
    context.countAttempt("signUpByAddress");
    return { ...forward("/sign-up/email", input), account: input.email };
  }),

  allow("POST /sign-in/email", signInByEmail, (context, input) => {
    context.countAttempt("signInByAddress");
    context.countGuess(input.email);
    return { ...forward("/sign-in/email", input), account: input.email };
  }),

  allow("POST /sign-in/username", signInByUsername, async (context, { username: typed, ...input }) => {
    context.countAttempt("signInByAddress");
    const { success, data } = username.safeParse(typed);
    const user = success ? await findUserByUsername(context.db, data) : undefined;
    context.countGuess(user?.email ?? typed.slice(0, limits.usernameLength));
    const email = user?.email ?? nobody;
    return { ...forward("/sign-in/email", { ...input, email }), account: email };
  }),

  allow("POST /sign-out", {}, async (context) => {
    // In a tab of whoever was here before, it would end the session of who came after.
    const actor = context.speaksForSomebody ? await context.getActor() : await context.findActor();
    // better-auth answers that it is done even if the session could not be deleted: then whoever has its token stays signed in.
    if (actor) {
      await deleteSession(context.db, { id: actor.sessionId, userId: actor.userId });
      publishSessionEnded(context.bus, actor);
    }
    return forward("/sign-out");
  }),

  allow("GET /get-session", {}, () => forward("/get-session")),

  allow("POST /change-password", passwordChange, async (context, input) => {
    const actor = await context.getActor();
    context.countAttempt("passwordChangeByAccount", actor.userId);
    return forward("/change-password", input);
  }),

  // Answered before anything is looked up, so that not even the timing shows whether the account exists.
  allow("POST /request-password-reset", resetRequest, (context, { email }) => {
    context.countAttempt("resetByAddress");
    context.countAttempt("resetMailByAccount", email);
    const message = "If there is an account with this email address, a link to choose a new password is on its way.";
    return { answer: { status: true, message }, afterwards: { to: "/request-password-reset", body: { email } } };
  }),

  allow("POST /reset-password", passwordReset, (context, input) => {
    context.countAttempt("resetByAddress");
    return forward("/reset-password", input);
  }),

  // better-auth's own would list the tokens of all sessions, and end a session by its token.
  allow("GET /list-sessions", {}, async (context) => {
    const { userId, sessionId } = await context.getActor();
    const sessions = await findSessions(context.db, userId);
    return { answer: sessions.map((session) => ({ ...session, current: session.id === sessionId })) };
  }),

  allow("POST /revoke-session", { id: z.uuid("This is not the id of a session.") }, async (context, { id }) => {
    const { userId } = await context.getActor();
    await deleteSession(context.db, { id, userId });
    publishSessionEnded(context.bus, { userId, sessionId: id });
    return { answer: { status: true } };
  }),

  allow("POST /revoke-other-sessions", {}, async (context) => {
    await context.getActor();
    return forward("/revoke-other-sessions");
  }),

  allow("POST /revoke-sessions", {}, async (context) => {
    await context.getActor();
    return forward("/revoke-sessions");
  }),
];
