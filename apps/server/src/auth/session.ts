import type { IncomingHttpHeaders } from "node:http";
import { type Actor, createLoader, type LoaderPace } from "@parley/api";
import { type DB, isOutOfService, prepare } from "@parley/db";
import { type Kysely, sql } from "kysely";
import { decode, readCookie, sessionCookie, verifyToken } from "./cookies.ts";

/** A session ends after this many days without use. */
export const sessionDays = 30;

interface SessionReaderOptions {
  readonly db: Kysely<DB>;
  readonly publicUrl: string;
  readonly secret: string;
  /** How often to query, when requests come in quick succession. */
  readonly pace?: LoaderPace;
}

/**
 * Finds the person behind a request, by its bearer token or else its cookie. Null without a session, for an ended or expired
 * one, for an invalid signature, and for a deleted account.
 *
 * A client may say in `x-parley-user` whom it acts for. All tabs of a browser share a cookie: what one person wrote in one tab
 * must not be sent in the name of somebody who has signed in in another tab since.
 *
 * One indexed query each time and no cache, so that a sign-out takes effect at once (docs/decisions/no-session-cache.md).
 */
export function createSessionReader({ db, publicUrl, secret, pace = { intervalMs: 2 } }: SessionReaderOptions) {
  const cookieName = sessionCookie(publicUrl).name;

  // Simultaneous calls share a query, which never begins before any of them: nothing is cached.
  const findSession = createLoader((tokens: string[]) => findSessions(db, tokens), {
    concurrency: 2,
    ...pace,
  });

  return async function findActor(headers: IncomingHttpHeaders): Promise<Actor | null> {
    const token = readToken(headers, { cookieName, secret });
    const session = token && mayBeToken(token) ? await findSession(token) : undefined;
    if (!session) return null;
    const meant = headers["x-parley-user"];
    if (meant !== undefined && meant !== session.userId) return null;
    if (session.old) await prolong(db, session.id);
    return { userId: session.userId, sessionId: session.id };
  };
}

/** The token of an `Authorization: Bearer …` header, or undefined. A proxy's basic authentication is ignored. */
export function readBearer(headers: IncomingHttpHeaders): string | undefined {
  return /^bearer +(\S+)$/i.exec(headers.authorization ?? "")?.[1];
}

/**
 * Cookies and bearer tokens must both be signed. The sessions table stores tokens in plain text, and reading it, or a backup of
 * it, must not be enough to sign in. And a browser can be made to send cookies that another site of the same domain has set.
 */
function readToken(headers: IncomingHttpHeaders, of: { cookieName: string; secret: string }): string | undefined {
  const bearer = readBearer(headers);
  return verifyToken(bearer ? decode(bearer) : readCookie(headers.cookie ?? "", of.cookieName), of.secret);
}

// PostgreSQL rejects NUL in a text.
const mayBeToken = (token: string) => /^[\w-]{1,200}$/.test(token);

/** The sessions of these tokens that have neither ended nor expired, by token. */
async function findSessions(db: Kysely<DB>, tokens: readonly string[]) {
  const sessions = await liveSessions(db, { tokens });
  return new Map(sessions.map((session) => [session.token, session]));
}

const liveSessions = prepare((db, { tokens }: { tokens: readonly string[] }) =>
  db
    .selectFrom("sessions")
    .innerJoin("users", "users.id", "sessions.user_id")
    .where("sessions.token", "=", sql<string>`any(${tokens})`)
    .where("sessions.expires_at", ">", sql<Date>`now()`)
    .where("users.deleted_at", "is", null)
    .select(["sessions.id", "sessions.token", "sessions.user_id as userId", isOld.as("old")]),
);

const isOld = sql<boolean>`sessions.updated_at < now() - interval '1 day'`;

/**
 * Extends a session by its original lifetime. Written at most once a day. Calls that only read work while nothing can be saved, and
 * this must not refuse them: the next call tries again.
 */
async function prolong(db: Kysely<DB>, sessionId: string): Promise<void> {
  const extending = db
    .updateTable("sessions")
    .set({ expires_at: sql`now() + (expires_at - updated_at)`, updated_at: sql`now()` })
    .where("id", "=", sessionId)
    .where(isOld)
    .execute();
  await extending.catch((error: unknown) => {
    if (!isOutOfService(error)) throw error;
  });
}
