import { join } from "node:path";
import { createServerDatabase } from "@parley/db/testing/server-database";
import { sql } from "kysely";
import { temporaryFolder } from "./cleanup.ts";
import { startPostgres } from "./postgres.ts";
import { storeSecret } from "./secret.ts";

export type Driver = "postgres" | "embedded";

/** A new, empty database, and the environment variables that point Parley at it. */
export interface BenchDatabase extends AsyncDisposable {
  readonly driver: Driver;
  readonly env: Readonly<Record<string, string>>;
  /** For `createDatabase`. */
  readonly config: { readonly url: string; readonly maxConnections?: number } | { readonly dataDir: string };
}

export const openBenchDatabase = (driver: Driver): Promise<BenchDatabase> =>
  driver === "postgres" ? postgresDatabase() : embeddedDatabase();

async function embeddedDatabase(): Promise<BenchDatabase> {
  const folder = await temporaryFolder();
  const dataDir = join(folder.path, "data");
  await storeSecret(dataDir);
  return {
    driver: "embedded",
    env: { DATABASE_URL: "", DATA_DIR: dataDir },
    config: { dataDir },
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}

/** Uses the server in BENCH_DATABASE_URL, or starts one. */
async function postgresDatabase(): Promise<BenchDatabase> {
  const folder = await temporaryFolder();
  const given = process.env["BENCH_DATABASE_URL"];
  const server = given ? { url: given, async [Symbol.asyncDispose]() {} } : await startPostgres();
  const dataDir = join(folder.path, "data");
  await storeSecret(dataDir);
  const options = sql`encoding 'UTF8' template template0`;
  const database = await createServerDatabase(server.url, { prefix: "parley_bench", options });
  return {
    driver: "postgres",
    env: { DATABASE_URL: database.url, DATA_DIR: dataDir },
    config: { url: database.url },
    async [Symbol.asyncDispose]() {
      await database.drop();
      await server[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}
