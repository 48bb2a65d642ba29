import { createPool, type Pool } from "../pool.ts";
import { type Session, SessionSocket } from "./session-socket.ts";

/** A pool with the embedded database's one session. */
export function createSessionPool(openSession: () => Promise<Session>, onError: (error: Error) => void): Pool {
  return createPool(
    {
      stream: () => new SessionSocket(openSession),
      max: 1,
      idleTimeoutMillis: 0,
      // Set here so that PGUSER, PGSSLMODE and the like in the environment have no effect.
      user: "postgres",
      database: "postgres",
      host: "localhost",
      ssl: false,
    },
    {
      // It has no autovacuum to analyse growing tables: a plan kept forever would still assume that they are empty.
      replanAfter: 1_000,
      onError,
      busyMessage:
        "The embedded database was busy for 10 seconds: with one query, or with a transaction that waits for itself because " +
        "something inside it used `db` instead of the transaction.",
    },
  );
}
