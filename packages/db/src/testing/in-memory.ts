import { MessageChannel } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import type { PostgresPool } from "kysely";
import { createSessions } from "../embedded/session.ts";
import { createSessionPool } from "../embedded/session-pool.ts";
import { migratedTemplate } from "./migrated-template.ts";

/** The embedded database without files, thread or lock: the same session and protocol, in this process. */
export async function openInMemory(): Promise<PostgresPool> {
  const pglite = await PGlite.create("memory://", { loadDataDir: await migratedTemplate() });
  const serve = createSessions(pglite);
  const openPort = async () => {
    const { port1, port2 } = new MessageChannel();
    serve(port2);
    return port1;
  };
  const pool = createSessionPool(openPort, (error) => {
    throw error;
  });
  return {
    connect: () => pool.connect(),
    end: async () => {
      await pool.end();
      await pglite.close();
    },
  };
}
