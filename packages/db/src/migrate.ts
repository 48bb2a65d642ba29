import { type Kysely, Migrator } from "kysely";
import { migrations } from "./migrations/index.ts";

/**
 * Brings the database to the newest schema. Safe to call from several nodes at once: Kysely runs all pending
 * migrations in one transaction under an advisory lock, and who comes second finds nothing left to do.
 *
 * @throws the error of the migration that failed; the schema is then as it was before the call.
 */
export async function migrate<DB>(db: Kysely<DB>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
