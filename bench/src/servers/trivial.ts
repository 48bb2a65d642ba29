import type { Context, Services } from "@parley/api";
import { createRateLimiter, openServices as openApi } from "@parley/api";
import type { OpenDatabase } from "@parley/db";
import { createTestDatabase } from "@parley/db/testing";
import { type Auth, createAuth } from "@parley/server/auth";
import { initTRPC } from "@trpc/server";

/** The same mutation for every server that is compared: nothing but the way there and back. */
const t = initTRPC.context<Context>().create({ isDev: false });
export const trivialRouter = t.router({ ping: t.procedure.mutation(() => ({ ok: true })) });

/** What every call gets in its context. The database is there and is not asked for anything. */
export async function openServices(): Promise<Services & { readonly database: OpenDatabase }> {
  const database = await createTestDatabase();
  const limiter = createRateLimiter();
  const services = openApi({
    db: database.db,
    // Counts as in production, and lets everything pass.
    limiter: { ...limiter, take: (key, rate, cost) => Math.min(0, limiter.take(key, rate, cost)) },
    publicUrl: "http://localhost:3000",
    onError: console.error,
  });
  return { database, ...services };
}

/** Sign-in as always, except that who is behind a request is known without asking the database. */
export function openAuth({ db, bus }: Services, findActor: Auth["findActor"]): Auth {
  const auth = createAuth({
    db,
    bus,
    publicUrl: "http://localhost:3000",
    secret: "nobody signs in here",
    mailer: { send: async () => {} },
    onError: console.error,
  });
  return { ...auth, findActor };
}
