import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { createDatabase } from "@parley/db";
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
  const name = `parley_bench_${randomBytes(6).toString("hex")}`;
  const own = new URL(server.url);
  own.pathname = `/${name}`;
  await administer(server.url, `create database ${name} encoding 'UTF8' template template0`);
  return {
    driver: "postgres",
    env: { DATABASE_URL: own.href, DATA_DIR: dataDir },
    config: { url: own.href },
    async [Symbol.asyncDispose]() {
      await administer(server.url, `drop database ${name} with (force)`);
      await server[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}

async function administer(url: string, statement: string): Promise<void> {
  await using database = await createDatabase({ url });
  await sql.raw(statement).execute(database.db);
}
