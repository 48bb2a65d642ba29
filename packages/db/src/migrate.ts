import { type Kysely, Migrator, sql } from "kysely";
import { DatabaseStartError } from "./errors.ts";
import { migrations } from "./migrations/index.ts";

/**
 * Brings the database to the newest schema. Safe to call from several processes at once: Kysely runs all pending migrations
 * in one transaction under an advisory lock, and the second process finds nothing left to do. (The embedded database never
 * has a second process, because its directory is locked.)
 *
 * @throws DatabaseStartError when a newer Parley has already migrated this database.
 * @throws the error of the migration that failed; the schema is then as it was before the call.
 */
export async function migrate<DB>(db: Kysely<DB>): Promise<void> {
  await db.connection().execute(async (connection) => {
    // A large table takes its time, and so does waiting for another process that is migrating.
    await sql`set statement_timeout = 0`.execute(connection);
    try {
      await toLatest(connection);
    } finally {
      await sql`reset statement_timeout`.execute(connection);
    }
  });
}

async function toLatest<DB>(db: Kysely<DB>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error instanceof Error && error.message.startsWith("corrupted migrations")) {
    throw new DatabaseStartError(
      "This database was brought up to date by a newer version of Parley: start that version, or a newer one.",
      { cause: error },
    );
  }
  if (error) throw error;
}
