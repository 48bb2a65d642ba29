import type { PostgresPool } from "kysely";
import { createPool } from "../pool.ts";
import { type Session, SessionSocket } from "./session-socket.ts";

/** A pool with the embedded database's one session. */
export function createSessionPool(openSession: () => Promise<Session>, onError: (error: Error) => void): PostgresPool {
  return createPool(
    {
      stream: () => new SessionSocket(openSession),
      max: 1,
      idleTimeoutMillis: 0,
      // Given here so that no PGUSER or PGSSLMODE from the environment gets in.
      user: "postgres",
      database: "postgres",
      host: "localhost",
      ssl: false,
    },
    {
      // Nothing analyses its tables while they grow: a plan that was kept for ever would go on as if they were empty.
      replanAfter: 1_000,
      onError,
      busyMessage:
        "The embedded database was busy for 10 seconds: with one query, or with a transaction inside which someone " +
        "used `db` instead of the transaction, and so waits for itself.",
    },
  );
}
