import { Kysely, PostgresDialect } from "kysely";
import { openEmbedded } from "./embedded/open-embedded.ts";
import { Outage, probeStorage } from "./outage.ts";
import type { Pool } from "./pool.ts";
import { openPostgres, type PostgresConfig } from "./postgres.ts";
import type { DB } from "./schema.generated.ts";

/** A PostgreSQL server, or a directory for the embedded database, which is created if missing. */
export type DatabaseConfig = PostgresConfig | { readonly dataDir: string };

export interface DatabaseOptions {
  /** Called when a connection breaks or the embedded database restarts: for the log. Queries fail on their own. */
  readonly onError?: (error: Error) => void;
}

export interface OpenDatabase extends AsyncDisposable {
  readonly db: Kysely<DB>;
  readonly driver: "postgres" | "embedded";
  readonly outage: Outage;
  /** Waits for running queries, then releases connections, thread and directory. May be called twice. */
  close(): Promise<void>;
}

/**
 * Connects, or starts the embedded database; does not migrate. Both drivers give int8 as number and timestamptz as Date.
 *
 * The embedded database has one session. Inside a transaction use only the transaction: the outer `db` would wait for the
 * session that the transaction holds, and fails after 10 seconds.
 *
 * Durability of the embedded database: a change is in the files once its transaction has committed, so a killed process
 * loses nothing that was acknowledged. It does not wait for the disk (PGlite cannot fsync): a power cut or a crash of the
 * machine may cost the last few seconds. PostgreSQL's own guarantees are stronger.
 *
 * @throws DatabaseStartError with a sentence for the operator.
 */
export async function createDatabase(config: DatabaseConfig, options: DatabaseOptions = {}): Promise<OpenDatabase> {
  const onError = options.onError ?? (() => {});
  if ("url" in config) return wrapPool("postgres", await openPostgres(config, onError));
  return wrapPool("embedded", await openEmbedded(config.dataDir, onError));
}

/** A pool of either driver as an open database. */
export function wrapPool(driver: OpenDatabase["driver"], pool: Pool): OpenDatabase {
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
  const outage = new Outage(() => probeStorage(db));
  pool.onFailure((error) => outage.failed(error));
  const close = () => {
    outage.close();
    // Not db.destroy(): Kysely ends a pool only after the first query.
    return pool.end();
  };
  return { db, driver, outage, close, [Symbol.asyncDispose]: close };
}
