import { createDatabase, type DatabaseOptions, DatabaseStartError, migrate, type OpenDatabase } from "@parley/db";
import type { Config } from "./config.ts";
import { messageOf, StartError } from "./start-error.ts";

/**
 * Opens the configured database, and migrates it.
 * @throws StartError or DatabaseStartError with a sentence for the operator; nothing stays open then.
 */
export async function openDatabase(
  { databaseUrl, dataDir }: Pick<Config, "databaseUrl" | "dataDir">,
  options?: DatabaseOptions,
): Promise<OpenDatabase> {
  const database = await createDatabase(databaseUrl ? { url: databaseUrl } : { dataDir }, options);
  try {
    await migrate(database.db);
    return database;
  } catch (error) {
    await database.close();
    if (error instanceof DatabaseStartError) throw error;
    throw new StartError(`The tables could not be brought up to date: ${messageOf(error)}.`, { cause: error });
  }
}
