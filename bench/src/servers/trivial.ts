import type { Context, Services } from "@parley/api";
import { createRateLimiter, openServices as openApi } from "@parley/api";
import type { OpenDatabase } from "@parley/db";
import { createTestDatabase } from "@parley/db/testing";
import { type Auth, createAuth } from "@parley/server/auth";
import { initTRPC } from "@trpc/server";

/** The same mutation for every compared server. It does nothing, so that only the transport is measured. */
const t = initTRPC.context<Context>().create({ isDev: false });
export const trivialRouter = t.router({ ping: t.procedure.mutation(() => ({ ok: true })) });

/** What every call has in its context. The database is open, but nothing queries it. */
export async function openServices(): Promise<Services & { readonly database: OpenDatabase }> {
  const database = await createTestDatabase();
  const limiter = createRateLimiter();
  const services = openApi({
    db: database.db,
    // Counts as in production, but allows everything.
    limiter: { ...limiter, take: (key, rate, cost) => Math.min(0, limiter.take(key, rate, cost)) },
    publicUrl: "http://localhost:3000",
    onError: console.error,
  });
  return { database, ...services };
}

/** The real authentication, except that `findActor` identifies a request's sender without querying the database. */
export function openAuth({ db, bus }: Services, findActor: Auth["findActor"]): Auth {
  const auth = createAuth({
    db,
    bus,
    publicUrl: "http://localhost:3000",
    secret: "nobody signs in here",
    mailer: { send: async () => {} },
    onError: console.error,
  });
  return { ...auth, findActor, findReconnectingActor: findActor };
}
