import { Kysely, PostgresDialect } from "kysely";
import { openEmbedded } from "./embedded/open-embedded.ts";
import { openPostgres } from "./postgres.ts";
import type { DB } from "./schema.generated.ts";

/** PostgreSQL at an address, or the embedded database in a directory. */
export type DatabaseConfig =
  | { readonly url: string; readonly maxConnections?: number | undefined }
  | { readonly dataDir: string };

/** An open database. Both drivers give the same JavaScript values for the same columns. */
export interface OpenDatabase extends AsyncDisposable {
  readonly db: Kysely<DB>;
  readonly driver: "postgres" | "embedded";
  /** Lets what runs finish, then closes every connection, the worker and the lock. */
  close(): Promise<void>;
}

/**
 * Opens the database; it is not migrated yet (see `migrate`).
 *
 * The embedded database has one session: using the outer `db` inside a transaction waits for itself and fails after 30
 * seconds. Inside a transaction, use only the transaction.
 *
 * @param options.onError is told of failures that no query sees, such as a lost idle connection.
 * @throws DatabaseStartError with one sentence for the person who starts the server.
 */
export async function createDatabase(
  config: DatabaseConfig,
  options: { onError?: (error: Error) => void } = {},
): Promise<OpenDatabase> {
  const onError = options.onError ?? (() => {});
  if ("url" in config) {
    const pool = await openPostgres(config.url, { maxConnections: config.maxConnections, onError });
    return opened(new Kysely<DB>({ dialect: new PostgresDialect({ pool }) }), "postgres", async () => {});
  }
  const { pool, close } = await openEmbedded(config.dataDir, onError);
  return opened(new Kysely<DB>({ dialect: new PostgresDialect({ pool }) }), "embedded", close);
}

function opened(db: Kysely<DB>, driver: OpenDatabase["driver"], after: () => Promise<void>): OpenDatabase {
  async function close(): Promise<void> {
    await db.destroy();
    await after();
  }
  return { db, driver, close, [Symbol.asyncDispose]: close };
}
