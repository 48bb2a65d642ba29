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
import { tellSessionEnded } from "./session-ended.ts";

/** A request at a door, with what the door may need to know and do. */
export interface Knock {
  readonly db: Kysely<DB>;
  /** @throws ParleyError `SIGNED_OUT` */
  getActor(): Promise<Actor>;
  readonly bus: EventBus;
  /** Counts an attempt of the address it comes from or, when one is given, at an account. @throws ParleyError `RATE_LIMITED` */
  attempt(rate: keyof typeof attemptRates, account?: string): void;
}

/** A request for better-auth. */
export interface Passage {
  readonly to: string;
  readonly body?: object;
}

export type Outcome =
  | { readonly pass: Passage }
  /** Answered without better-auth. `afterwards` it may still get something to do, which the answer does not show. */
  | { readonly answer: unknown; readonly afterwards?: Passage };

export interface Door {
  readonly method: "GET" | "POST";
  /** Below /api/auth. */
  readonly path: string;
  /** Fields that its schema does not name go no further: nobody sets a role, redirects a link or keeps others signed in. */
  open(knock: Knock, input: unknown): Promise<Outcome>;
}

function door<S extends z.ZodRawShape>(
  at: `${"GET" | "POST"} /${string}`,
  fields: S,
  open: (knock: Knock, input: z.infer<z.ZodObject<S>>) => Outcome | Promise<Outcome>,
): Door {
  const input = z.object(fields, "Send the fields of this request as a JSON object.");
  const [method, path] = at.split(" ") as ["GET" | "POST", string];
  return {
    method,
    path,
    async open(knock, given) {
      const parsed = input.safeParse(given, { error: wrongKind });
      if (!parsed.success) throw new TRPCError({ code: "BAD_REQUEST", cause: parsed.error });
      return open(knock, parsed.data);
    },
  };
}

/** In place of zod's words for programmers. Fields with a sentence of their own keep it. */
const wrongKind: z.core.$ZodErrorMap = ({ code, input }) => {
  if (code !== "invalid_type") return undefined;
  return input === undefined ? "This field is missing." : "This field has a value of the wrong kind.";
};

const pass = (to: string, body?: object): Outcome => ({ pass: body ? { to, body } : { to } });

/** An address that nobody has, so that an unknown username takes better-auth as long as an unknown email. */
const nobody = "nobody@parley.invalid";

/**
 * All that /api/auth answers: a list of what is open, so that a route which a new version of better-auth brings along
 * is shut until someone puts it here. Profiles and the end of an account are the API's (`users.update`, `users.delete`).
 */
export const doors: readonly Door[] = [
  door("POST /sign-up/email", signUp, (knock, input) => {
    knock.attempt("signUpByAddress");
    return pass("/sign-up/email", input);
  }),

  door("POST /sign-in/email", signInByEmail, (knock, input) => {
    knock.attempt("signInByAddress");
    knock.attempt("signInByAccount", input.email);
    return pass("/sign-in/email", input);
  }),

  door("POST /sign-in/username", signInByUsername, async (knock, { username: typed, ...input }) => {
    knock.attempt("signInByAddress");
    const { success, data } = username.safeParse(typed);
    const user = success ? await findUserByUsername(knock.db, data) : undefined;
    knock.attempt("signInByAccount", user?.email ?? typed.slice(0, limits.usernameLength));
    return pass("/sign-in/email", { ...input, email: user?.email ?? nobody });
  }),

  door("POST /sign-out", {}, () => pass("/sign-out")),

  door("GET /get-session", {}, () => pass("/get-session")),

  door("POST /change-password", passwordChange, async (knock, input) => {
    const actor = await knock.getActor();
    knock.attempt("passwordChangeByAccount", actor.userId);
    return pass("/change-password", input);
  }),

  // Answered before anything is looked up: whether there is such an account cannot even be timed.
  door("POST /request-password-reset", resetRequest, (knock, { email }) => {
    knock.attempt("resetByAddress");
    knock.attempt("resetMailByAccount", email);
    const message = "If there is an account with this email address, a link to choose a new password is on its way.";
    return { answer: { status: true, message }, afterwards: { to: "/request-password-reset", body: { email } } };
  }),

  door("POST /reset-password", passwordReset, (knock, input) => {
    knock.attempt("resetByAddress");
    return pass("/reset-password", input);
  }),

  // better-auth would list the tokens of all sessions, and end one by its token.
  door("GET /list-sessions", {}, async (knock) => {
    const { userId, sessionId } = await knock.getActor();
    const sessions = await findSessions(knock.db, userId);
    return { answer: sessions.map((session) => ({ ...session, current: session.id === sessionId })) };
  }),

  door("POST /revoke-session", { id: z.uuid("This is not the id of a session.") }, async (knock, { id }) => {
    const { userId } = await knock.getActor();
    await deleteSession(knock.db, { id, userId });
    tellSessionEnded(knock.bus, { userId, sessionId: id });
    return { answer: { status: true } };
  }),

  door("POST /revoke-other-sessions", {}, async (knock) => {
    await knock.getActor();
    return pass("/revoke-other-sessions");
  }),

  door("POST /revoke-sessions", {}, async (knock) => {
    await knock.getActor();
    return pass("/revoke-sessions");
  }),
];
