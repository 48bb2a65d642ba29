import type { IncomingHttpHeaders } from "node:http";
import { type Actor, createLoader } from "@parley/api";
import type { DB } from "@parley/db";
import { type Kysely, sql } from "kysely";
import { decode, readCookie, sessionCookie, verifyToken } from "./cookies.ts";

/** Signed in and not seen for so long: signed out. */
export const sessionDays = 30;

interface SessionReaderOptions {
  readonly db: Kysely<DB>;
  readonly publicUrl: string;
  readonly secret: string;
}

/**
 * Who is behind a request: the session that its bearer token or, without one, its cookie names. Null for no session, an
 * ended or expired one, a signature that is not ours, a deleted account.
 *
 * A client may say for whom it speaks, in `x-parley-user`. A cookie belongs to all tabs of a browser: what one person has written
 * in one tab must not go out in the name of whoever has signed in in another since.
 *
 * One indexed query each time and no cache, so that a sign-out counts at once on every node
 * (docs/decisions/no-session-cache.md).
 */
export function createSessionReader({ db, publicUrl, secret }: SessionReaderOptions) {
  const cookieName = sessionCookie(publicUrl).name;

  // Calls that come together share a question, each after it has come: nothing is remembered from one to the next.
  const findSession = createLoader((tokens: string[]) => findSessions(db, tokens), {
    concurrency: 2,
    intervalMs: 2,
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

/** The rest of an `Authorization: Bearer …` header, or undefined. Basic authentication of a proxy is not ours. */
export function readBearer(headers: IncomingHttpHeaders): string | undefined {
  return /^bearer +(\S+)$/i.exec(headers.authorization ?? "")?.[1];
}

/**
 * Always signed, what a program sends as well as a cookie: the table of sessions holds tokens as they are, and whoever reads it,
 * or a backup of it, is not to get in by them. And a browser may be made to send cookies that another site of the same domain
 * has set.
 */
function readToken(headers: IncomingHttpHeaders, of: { cookieName: string; secret: string }): string | undefined {
  const bearer = readBearer(headers);
  return verifyToken(bearer ? decode(bearer) : readCookie(headers.cookie ?? "", of.cookieName), of.secret);
}

// PostgreSQL refuses NUL in a text, and no token has one.
const mayBeToken = (token: string) => /^[\w-]{1,200}$/.test(token);

/** The sessions of some tokens that are neither over nor expired, each under its token. */
async function findSessions(db: Kysely<DB>, tokens: readonly string[]) {
  const sessions = await db
    .selectFrom("sessions")
    .innerJoin("users", "users.id", "sessions.user_id")
    .where("sessions.token", "=", sql<string>`any(${tokens})`)
    .where("sessions.expires_at", ">", sql<Date>`now()`)
    .where("users.deleted_at", "is", null)
    .select(["sessions.id", "sessions.token", "sessions.user_id as userId", isOld.as("old")])
    .execute();
  return new Map(sessions.map((session) => [session.token, session]));
}

const isOld = sql<boolean>`sessions.updated_at < now() - interval '1 day'`;

/** A session in use lives on for as long as it was given first. Written at most once a day. */
async function prolong(db: Kysely<DB>, sessionId: string): Promise<void> {
  await db
    .updateTable("sessions")
    .set({ expires_at: sql`now() + (expires_at - updated_at)`, updated_at: sql`now()` })
    .where("id", "=", sessionId)
    .where(isOld)
    .execute();
}
