import type { PostgresPool, PostgresPoolClient } from "kysely";
import pg from "pg";
import { typeParsers } from "./type-parsers.ts";

const waitForConnectionMillis = 10_000;

export interface PoolOptions {
  /** After how many statements a connection discards its plans; undefined when the database itself knows when to replan. */
  readonly replanAfter?: number;
  readonly onError: (error: Error) => void;
  /** The error message after waiting in vain for a connection. */
  readonly busyMessage: string;
}

/** A pool as Kysely needs it, with errors handled and waits bounded. `end` may be called twice. */
export function createPool(config: pg.PoolConfig, { replanAfter, onError, busyMessage }: PoolOptions): PostgresPool {
  const pool = new pg.Pool({ ...config, types: typeParsers, connectionTimeoutMillis: waitForConnectionMillis });

  // A connection that breaks while it is checked out emits `error` only on itself; unhandled, that ends the process.
  pool.on("connect", (client) => client.on("error", onError));
  // Idle connections emit it on both; once in the log is enough.
  pool.on("error", () => {});

  let ended: Promise<void> | undefined;
  return {
    async connect() {
      try {
        return guard(await pool.connect(), { replanAfter, pipelines: config.pipeline ?? false });
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

/** How many statements each connection has run since it discarded its plans. */
const sincePlanned = new WeakMap<pg.PoolClient, number>();

/** What Kysely is told about a `begin` that has been sent and not answered yet. */
const begun = { command: "BEGIN" as const, rowCount: 0, rows: [] };

interface GuardOptions {
  readonly replanAfter: number | undefined;
  /** Whether the client sends a statement before the previous one is answered. */
  readonly pipelines: boolean;
}

/**
 * A client of the pool that does not mistake a rollback for a commit, and keeps people's words out of errors.
 *
 * A transaction whose first statement is a `select`, as access checks are, sends it together with its `begin`: one round trip
 * less. A statement that writes waits until the transaction is known to have begun, or else it could be committed on its own.
 */
function guard(client: pg.PoolClient, { replanAfter = Number.POSITIVE_INFINITY, pipelines }: GuardOptions) {
  let statements = sincePlanned.get(client) ?? 0;
  let beginning: Promise<Error | undefined> | undefined;
  const hasBegun = async () => {
    const error = await beginning;
    beginning = undefined;
    if (error) throw error;
  };
  const query = async (text: string, values: unknown[]) => {
    if (pipelines && text === "begin") {
      statements++;
      beginning = client.query(text).then(
        () => undefined,
        (error: Error) => error,
      );
      return begun;
    }
    if (beginning && text.startsWith("select ")) return (await Promise.all([send(text, values), hasBegun()]))[0];
    if (beginning) await hasBegun();
    return send(text, values);
  };
  const send = async (text: string, values: unknown[]) => {
    statements++;
    // Without values, as for `begin`, it is a single message anyway.
    const name = values.length > 0 ? nameOf(text) : undefined;
    const result = await client.query({ text, values, ...(name ? { name } : {}) }).catch(withoutValues);
    // This is PostgreSQL's answer to the COMMIT of a transaction in which a statement failed. If the error of that statement
    // was caught, people would be told that something is stored which is not.
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
  const guarded: PostgresPoolClient = {
    // Kysely's type also has an overload for cursors, which it uses only if the dialect is given a cursor class.
    query: query as unknown as PostgresPoolClient["query"],
    release,
  };
  return guarded;
}

/** PostgreSQL repeats the rejected row, with tokens and texts in it, and errors end up in the log. */
function withoutValues(error: unknown): never {
  if (error instanceof pg.DatabaseError) error.detail = undefined;
  throw error;
}

const maxNamed = 500;
const names = new Map<string, string>();

/**
 * The name of a prepared statement. Parsing and planning costs PostgreSQL more than running most of our statements. Statements
 * whose text depends on the number of values could pile up without end, so only the first texts get names.
 */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known || names.size >= maxNamed) return known;
  const name = `parley_${names.size}`;
  names.set(text, name);
  return name;
}
