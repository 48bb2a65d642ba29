import { type Driver, openBenchDatabase } from "@parley/bench/lab/databases";
import { type RunningServer, startParley } from "@parley/bench/lab/servers";
import { createDatabase } from "@parley/db";
import { findFreePort } from "@parley/server/testing/free-port";
import { sql } from "kysely";
import type { Subject } from "../faults/subject.ts";

/** Parley in its own process and on a new database. */
export async function startSubject(driver: Driver): Promise<Subject> {
  const database = await openBenchDatabase(driver);
  let running: RunningServer | undefined;
  let port = 0;

  async function start() {
    await running?.[Symbol.asyncDispose]();
    // Known before it is ready: clients try all the time.
    port = await findFreePort();
    running = await startParley({ ...database.env, LOG_LEVEL: "warn" }, { port });
  }

  const { config } = database;
  const subject: Subject = {
    get port() {
      return port;
    },
    start,
    kill: async () => running?.kill(),
    ...("url" in config ? { cutDatabase: () => terminateBackends(config.url) } : {}),
    logTail: async () => (await running?.logTail()) ?? "",
    async [Symbol.asyncDispose]() {
      await running?.[Symbol.asyncDispose]();
      await database[Symbol.asyncDispose]();
    },
  };
  try {
    await start();
    return subject;
  } catch (error) {
    await subject[Symbol.asyncDispose]();
    throw error;
  }
}

async function terminateBackends(url: string): Promise<number> {
  await using database = await createDatabase({ url, maxConnections: 1 });
  const { rows } = await sql<{ ended: boolean }>`
    select pg_terminate_backend(pid) as ended from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`.execute(database.db);
  return rows.length;
}
