import type { PostgresPool, PostgresPoolClient } from "kysely";
import pg from "pg";
import { typeParsers } from "./type-parsers.ts";

const waitForConnectionMillis = 10_000;

export interface PoolOptions {
  /** After how many statements a connection plans those that it keeps ready anew; undefined where the database itself knows when. */
  readonly replanAfter?: number;
  readonly onError: (error: Error) => void;
  /** What to tell who waited in vain for a connection. */
  readonly busyMessage: string;
}

/** What Kysely needs of a pool, with errors that are heard and a wait that ends. `end` may be called twice. */
export function createPool(config: pg.PoolConfig, { replanAfter, onError, busyMessage }: PoolOptions): PostgresPool {
  const pool = new pg.Pool({ ...config, types: typeParsers, connectionTimeoutMillis: waitForConnectionMillis });

  // A connection that breaks while it is checked out emits `error` on itself alone; unheard, that ends the process.
  pool.on("connect", (client) => client.on("error", onError));
  // Idle connections tell both; once in the log is enough.
  pool.on("error", () => {});

  let ended: Promise<void> | undefined;
  return {
    async connect() {
      try {
        return guard(await pool.connect(), replanAfter);
      } catch (error) {
        if (error instanceof Error && error.message === "timeout exceeded when trying to connect") {
          throw new Error(busyMessage, { cause: error });
        }
        throw error;
      }
    },
    end() {
      ended ??= pool.end();
      return ended;
    },
  };
}

/** How many statements connections have run since they planned anew. */
const sincePlanned = new WeakMap<pg.PoolClient, number>();

/** A client of the pool that neither takes a rollback for a commit nor tells what people wrote. */
function guard(client: pg.PoolClient, replanAfter = Number.POSITIVE_INFINITY): PostgresPoolClient {
  let statements = sincePlanned.get(client) ?? 0;
  const query = async (text: string, values: unknown[]) => {
    statements++;
    // Without values it is one message as it is: `begin`.
    const name = values.length > 0 ? nameOf(text) : undefined;
    const result = await client.query({ text, values, ...(name ? { name } : {}) }).catch(withoutValues);
    // What PostgreSQL answers to the COMMIT of a transaction in which a statement failed. Who caught the error of that
    // statement would tell people that something is stored which is not.
    if (text === "commit" && result.command === "ROLLBACK") {
      throw new Error("The transaction was rolled back: a statement in it had failed, and its error was caught.");
    }
    return result;
  };
  const release = () => {
    if (statements < replanAfter) {
      sincePlanned.set(client, statements);
      client.release();
      return;
    }
    sincePlanned.delete(client);
    client.query("discard plans").then(
      () => client.release(),
      (error: Error) => client.release(error),
    );
  };
  return {
    // Kysely's type also has an overload for cursors, which it uses only if the dialect is given a cursor class.
    query: query as unknown as PostgresPoolClient["query"],
    release,
  };
}

/** PostgreSQL repeats the row that it refused, with tokens and texts in it, and errors end up in the log. */
function withoutValues(error: unknown): never {
  if (error instanceof pg.DatabaseError) error.detail = undefined;
  throw error;
}

const maxNamed = 500;
const names = new Map<string, string>();

/**
 * The name under which a connection keeps a statement ready. To read and plan a statement costs PostgreSQL more than most of
 * ours take to run. Texts that grow with their values would be kept without end: the first ones get names, the others
 * none.
 */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known || names.size >= maxNamed) return known;
  const name = `parley_${names.size}`;
  names.set(text, name);
  return name;
}
