import { MessageChannel } from "node:worker_threads";
import { PGlite, type PGliteOptions } from "@electric-sql/pglite";
import { createSessions } from "../embedded/session.ts";
import { createSessionPool } from "../embedded/session-pool.ts";
import type { Pool } from "../pool.ts";

/** The embedded database without files, thread or lock, but with the same sessions and protocol, in this process. */
export async function openInMemory(options: PGliteOptions = {}): Promise<{ pglite: PGlite; pool: Pool }> {
  const pglite = await PGlite.create("memory://", options);
  const serve = createSessions(pglite);
  const openSession = async () => {
    const { port1, port2 } = new MessageChannel();
    serve(port2);
    return { port: port1, gone: new Promise<never>(() => {}) };
  };
  const pool = createSessionPool(openSession, (error) => {
    throw error;
  });
  return { pglite, pool };
}
