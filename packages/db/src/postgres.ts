import type { PostgresPool } from "kysely";
import pg from "pg";
import { DatabaseLostError, DatabaseStartError } from "./errors.ts";
import { createPool, type Pool } from "./pool.ts";

export interface PostgresConfig {
  /** `postgres://user:password@host:port/database` */
  readonly url: string;
  /** How many connections this process may hold (default: 20). */
  readonly maxConnections?: number | undefined;
}

/** Opens a pool on a PostgreSQL server and checks that the server can be used. */
export async function openPostgres(config: PostgresConfig, onError: (error: Error) => void): Promise<Pool> {
  const target = describe(config.url);
  const pool = createPool(
    {
      connectionString: config.url,
      max: config.maxConnections ?? 20,
      application_name: "parley",
      keepAlive: true,
      pipeline: true,
      statement_timeout: 30_000,
      idle_in_transaction_session_timeout: 30_000,
      // Our statements are prepared, and no plan depends on the values: plan once, and again when the tables have grown.
      options: "-c plan_cache_mode=force_generic_plan",
    },
    {
      onError,
      busyMessage: "No database connection became free within 10 seconds: the server is overloaded.",
    },
  );
  try {
    await probe(pool);
    return pool;
  } catch (error) {
    await pool.end();
    throw explain(error instanceof DatabaseLostError ? error.cause : error, target);
  }
}

async function probe(pool: PostgresPool): Promise<void> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ version: number; encoding: string }>(
      "select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding",
      [],
    );
    for (const found of rows) refuseUnfit(found);
  } finally {
    client.release();
  }
}

/** The oldest version that is tested. */
const oldestVersion = 15;

/** @throws DatabaseStartError when a server of this `server_version_num` and `server_encoding` cannot be used. */
export function refuseUnfit({ version, encoding }: { version: number; encoding: string }): void {
  const major = Math.trunc(version / 10_000);
  if (major < oldestVersion) {
    throw new DatabaseStartError(
      `The server of DATABASE_URL is PostgreSQL ${major}, which is too old: Parley needs PostgreSQL ${oldestVersion} or newer.`,
    );
  }
  if (encoding !== "UTF8") {
    throw new DatabaseStartError(
      `The database of DATABASE_URL stores text as ${encoding}, which cannot hold every message: create one with ENCODING 'UTF8'.`,
    );
  }
}

/** The host and database, for messages: the parts of the URL that may be shown. */
function describe(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !/^postgres(ql)?:$/.test(parsed.protocol)) {
    throw new DatabaseStartError(
      "DATABASE_URL is not a PostgreSQL address: write it as postgres://user:password@host:5432/database.",
    );
  }
  return `${parsed.host || "the local socket"}${parsed.pathname}`;
}

function explain(error: unknown, target: string): DatabaseStartError {
  if (error instanceof DatabaseStartError) return error;
  return new DatabaseStartError(`${sentence(error, target)}`, { cause: error });
}

function sentence(error: unknown, target: string): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (error instanceof pg.DatabaseError) {
    if (code === "28P01" || code === "28000") {
      return `PostgreSQL at ${target} refused the user name or password in DATABASE_URL.`;
    }
    if (code === "3D000") return `The database named in DATABASE_URL (${target}) does not exist: create it first.`;
    if (code === "53300") return `PostgreSQL at ${target} (DATABASE_URL) has no free connection left.`;
    return `PostgreSQL at ${target} (DATABASE_URL) refused the connection: ${error.message}.`;
  }
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return `The host in DATABASE_URL (${target}) was not found.`;
  if (code === "ECONNREFUSED") return `No PostgreSQL answers at ${target} (DATABASE_URL): is it running?`;
  const reason = error instanceof Error && error.message ? error.message : "no reason was given";
  return `PostgreSQL at ${target} (DATABASE_URL) could not be reached: ${reason}.`;
}
