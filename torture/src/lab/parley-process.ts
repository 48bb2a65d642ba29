import { existsSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "@parley/bench/lab/cleanup";
import { type Driver, openBenchDatabase } from "@parley/bench/lab/databases";
import { type RunningProgram, root, startProgram, untilReady } from "@parley/bench/lab/processes";
import { createDatabase } from "@parley/db";
import { findFreePort } from "@parley/server/testing/free-port";
import { sql } from "kysely";
import type { Subject } from "../faults/subject.ts";

const program = join(root, "apps/server/dist/main.js");

/** Parley as `pnpm start` runs it, in its own process and on a new database. Only the rate limits are off. */
export async function startParley(driver: Driver): Promise<Subject> {
  if (!existsSync(program)) throw new Error("The server is not built. Run `pnpm build` first.");
  const folder = await temporaryFolder();
  const database = await openBenchDatabase(driver);
  let running: RunningProgram | undefined;
  let port = 0;

  async function start() {
    port = await findFreePort();
    running = startProgram({
      command: process.execPath,
      args: [program],
      env: {
        HOST: "127.0.0.1",
        PORT: String(port),
        PUBLIC_URL: "",
        RATE_LIMITS: "off",
        LOG_LEVEL: "warn",
        SMTP_URL: "",
        ...database.env,
      },
      logFile: join(folder.path, "log"),
    });
    await untilReady(running, () => answers(`http://127.0.0.1:${port}/readyz`));
  }

  const { config } = database;
  const subject: Subject = {
    get port() {
      return port;
    },
    start,
    async kill() {
      if (running?.pid !== undefined) process.kill(running.pid, "SIGKILL");
      await running?.ended;
    },
    ...("url" in config ? { cutDatabase: () => terminateBackends(config.url) } : {}),
    logTail: async () => (await running?.logTail()) ?? "",
    async [Symbol.asyncDispose]() {
      await running?.[Symbol.asyncDispose]();
      await database[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
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

const answers = (url: string) =>
  fetch(url, { signal: AbortSignal.timeout(5_000) }).then(
    (response) => response.ok,
    () => false,
  );

async function terminateBackends(url: string): Promise<number> {
  await using database = await createDatabase({ url, maxConnections: 1 });
  const { rows } = await sql<{ ended: boolean }>`
    select pg_terminate_backend(pid) as ended from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`.execute(database.db);
  return rows.length;
}
