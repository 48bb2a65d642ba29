import type { PostgresPool } from "kysely";
import pg from "pg";
import { typeParsers } from "./type-parsers.ts";

const waitForConnectionMillis = 10_000;

export interface PoolOptions {
  readonly onError: (error: Error) => void;
  /** What to tell who waited in vain for a connection. */
  readonly busyMessage: string;
}

/** What Kysely needs of a pool, with errors that are heard and a wait that ends. */
export function createPool(config: pg.PoolConfig, options: PoolOptions): PostgresPool {
  const pool = new pg.Pool({ ...config, types: typeParsers, connectionTimeoutMillis: waitForConnectionMillis });

  // A connection that breaks while it is checked out emits `error` on itself alone; unheard, that ends the process.
  pool.on("connect", (client) => client.on("error", options.onError));
  // Idle connections tell both; once in the log is enough.
  pool.on("error", () => {});

  return {
    connect: () =>
      pool.connect().catch((error: unknown) => {
        if (error instanceof Error && error.message === "timeout exceeded when trying to connect") {
          throw new Error(options.busyMessage, { cause: error });
        }
        throw error;
      }),
    end: () => pool.end(),
  };
}
