import type { MessagePort } from "node:worker_threads";
import type { PostgresPool } from "kysely";
import { createPool } from "../pool.ts";
import { SessionSocket } from "./session-socket.ts";

/**
 * A pool with the embedded database's one session.
 *
 * @param openPort gives a channel to a session that speaks PostgreSQL's protocol.
 */
export function createSessionPool(openPort: () => Promise<MessagePort>, onError: (error: Error) => void): PostgresPool {
  return createPool(
    {
      stream: () => new SessionSocket(openPort),
      max: 1,
      idleTimeoutMillis: 0,
      // Given here so that no PGUSER or PGSSLMODE from the environment gets in.
      user: "postgres",
      database: "postgres",
      host: "localhost",
      ssl: false,
    },
    {
      onError,
      busyMessage:
        "The embedded database was busy for 10 seconds: with one query, or with a transaction inside which someone " +
        "used `db` instead of the transaction, and so waits for itself.",
    },
  );
}
