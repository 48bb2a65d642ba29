import { mkdir } from "node:fs/promises";
import { resolve } from "node:path";
import { DatabaseStartError } from "../errors.ts";
import type { Pool } from "../pool.ts";
import { type DirectoryLock, lockDirectory } from "./directory-lock.ts";
import { EmbeddedEngine } from "./engine.ts";
import { createSessionPool } from "./session-pool.ts";

/** Locks the directory, starts the database in it, and returns a pool with its one session. */
export async function openEmbedded(dataDir: string, onError: (error: Error) => void): Promise<Pool> {
  const directory = resolve(dataDir);
  const lock = await lockDataDir(directory);
  const engine = new EmbeddedEngine(directory, onError);
  try {
    await engine.start();
  } catch (error) {
    await lock.release();
    throw startError(`The database in DATA_DIR (${directory}) could not be opened`, error);
  }
  const pool = createSessionPool(() => engine.openSession(), onError);
  let ended: Promise<void> | undefined;
  const end = async () => {
    await pool.end();
    try {
      await engine.close();
    } finally {
      await lock.release();
    }
  };
  return {
    ...pool,
    end() {
      ended ??= end();
      return ended;
    },
  };
}

async function lockDataDir(directory: string): Promise<DirectoryLock> {
  let lock: DirectoryLock | undefined;
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    lock = await lockDirectory(directory);
  } catch (error) {
    throw startError(`DATA_DIR (${directory}) must be a directory on a local disk that this user may write to`, error);
  }
  if (lock) return lock;
  throw new DatabaseStartError(
    `DATA_DIR (${directory}) is in use by another Parley process: stop that one, or give this one another DATA_DIR.`,
  );
}

function startError(sentence: string, cause: unknown): DatabaseStartError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new DatabaseStartError(`${sentence}: ${reason.replace(/\.$/, "")}.`, { cause });
}
