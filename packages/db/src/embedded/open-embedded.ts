import { access, constants, mkdir, realpath } from "node:fs/promises";
import { join } from "node:path";
import { createPgConfig } from "@electric-sql/pglite/node-postgres";
import pg from "pg";
import { DatabaseStartError } from "../errors.ts";
import { typeParsers } from "../type-parsers.ts";
import { lockDirectory } from "./directory-lock.ts";
import { EmbeddedProcess } from "./embedded-process.ts";

/**
 * How long a query waits for the one session there is. Reached only by a slow query of somebody else, or by code that
 * uses the outer database inside a transaction, which would otherwise wait for itself for ever.
 */
const sessionTimeoutMs = 30_000;

/**
 * PGlite in a worker thread behind a `pg` pool of one session. What was committed survives a killed process, since the
 * operating system still has it; a power cut may cost the last seconds (docs/decisions/embedded-database.md).
 */
export async function openEmbedded(dataDir: string, onError: (error: Error) => void) {
  const directory = await prepareDirectory(dataDir);
  const lock = await lockDirectory(directory);
  const process = new EmbeddedProcess(join(directory, "db"), onError);
  try {
    await process.waitReady;
  } catch (error) {
    await lock.release();
    throw new DatabaseStartError(
      `The embedded database in ${dataDir} could not be opened: ${(error as Error).message}`,
    );
  }

  // createPgConfig asks for a PGlite, and uses these two members of it.
  const pglite = process as unknown as Parameters<typeof createPgConfig>[0];
  class EmbeddedClient extends pg.Client {
    constructor(config?: pg.ClientConfig) {
      super({ ...config, ...createPgConfig(pglite) });
    }
  }
  const pool = new pg.Pool({
    Client: EmbeddedClient,
    max: 1,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: sessionTimeoutMs,
    types: typeParsers,
  });
  pool.on("error", onError);
  // Every client speaks to the same session: one that was lost in the middle may have left a transaction behind.
  pool.on("connect", (client) => {
    client.query("rollback").catch(onError);
  });

  async function close(): Promise<void> {
    await process.close();
    await lock.release();
  }
  return { pool, close, process };
}

async function prepareDirectory(dataDir: string): Promise<string> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    await access(dataDir, constants.W_OK | constants.X_OK);
    return await realpath(dataDir);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw new DatabaseStartError(`DATA_DIR ${dataDir} cannot be written to (${code}). Choose another directory.`);
  }
}
