import type { PostgresPool, PostgresPoolClient } from "kysely";
import pg from "pg";
import { DatabaseLostError } from "./errors.ts";
import { typeParsers } from "./type-parsers.ts";

const waitForConnectionMillis = 10_000;

/** What Kysely needs, with errors handled and waits bounded. `end` may be called twice. */
export interface Pool extends PostgresPool {
  /** Calls back with every error of a statement, and of a connection that does not come about. */
  onFailure(listener: (error: Error) => void): void;
}

export interface PoolOptions {
  /** After how many statements a connection discards its plans; undefined when the database itself knows when to replan. */
  readonly replanAfter?: number;
  readonly onError: (error: Error) => void;
  /** The error message after waiting in vain for a connection. */
  readonly busyMessage: string;
}

export function createPool(config: pg.PoolConfig, { replanAfter, onError, busyMessage }: PoolOptions): Pool {
  const pool = new pg.Pool({ ...config, types: typeParsers, connectionTimeoutMillis: waitForConnectionMillis });

  // A connection that breaks while it is checked out emits `error` only on itself; unhandled, that ends the process.
  const broken = new WeakSet<pg.PoolClient>();
  pool.on("connect", (client) =>
    client.on("error", (error) => {
      broken.add(client);
      onError(error);
    }),
  );
  // Idle connections emit it on both; once in the log is enough.
  pool.on("error", () => {});

  const listeners: ((error: Error) => void)[] = [];
  const onFailure = (error: Error) => {
    for (const listener of listeners) listener(error);
  };
  let ended: Promise<void> | undefined;
  return {
    onFailure: (listener) => void listeners.push(listener),
    async connect() {
      try {
        const client = await pool.connect();
        return guard(client, {
          replanAfter,
          pipelines: config.pipeline ?? false,
          isBroken: () => broken.has(client),
          onFailure,
        });
      } catch (error) {
        const lost = toLost(error, busyMessage);
        onFailure(lost);
        throw lost;
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

/** What Kysely is told about a `begin` that is to be sent. */
const begun = { command: "BEGIN" as const, rowCount: 0, rows: [] };

interface GuardOptions {
  readonly replanAfter: number | undefined;
  /** Whether the client sends a statement before the previous one is answered. */
  readonly pipelines: boolean;
  readonly isBroken: () => boolean;
  readonly onFailure: (error: Error) => void;
}

/**
 * A client of the pool that does not mistake a rollback for a commit, and keeps people's words out of errors.
 *
 * A transaction whose first statement is a `select`, as access checks are, sends it in one write with its `begin`: one round trip
 * less, and the database wakes up once. A statement that writes waits until the transaction is known to have begun, or else it
 * could be committed on its own.
 */
function guard(client: pg.PoolClient, options: GuardOptions) {
  const { replanAfter = Number.POSITIVE_INFINITY, pipelines, isBroken, onFailure } = options;
  let statements = sincePlanned.get(client) ?? 0;
  const { stream } = client.connection;
  /** Whether a `begin` is still to be sent. */
  let begins = false;
  const explain = (error: Error): Error => {
    const explained = error instanceof pg.DatabaseError ? withoutValues(error) : isBroken() ? toLost(error) : error;
    onFailure(explained);
    return explained;
  };
  const begin = async () => {
    statements++;
    await client.query("begin").catch((error: Error) => {
      throw explain(error);
    });
    // Not before: without it, whatever is run next would be committed on its own.
    begins = false;
  };
  const query = async (text: string, values: unknown[]) => {
    if (pipelines && text === "begin") {
      begins = true;
      return begun;
    }
    if (!begins) return send(text, values);
    if (!text.startsWith("select ")) {
      await begin();
      return send(text, values);
    }
    stream.cork();
    const [, result] = await Promise.all([begin(), send(text, values), stream.uncork()]);
    return result;
  };
  const send = async (text: string, values: unknown[]) => {
    statements++;
    // Without values, as for `begin`, it is a single message anyway.
    const name = values.length > 0 ? nameOf(text) : undefined;
    const result = await client.query({ text, values, ...(name ? { name } : {}) }).catch((error: Error) => {
      throw explain(error);
    });
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
function withoutValues(error: pg.DatabaseError): pg.DatabaseError {
  error.detail = undefined;
  return error;
}

function toLost(error: unknown, busyMessage?: string): DatabaseLostError {
  const message = error instanceof Error ? error.message : String(error);
  const isBusy = busyMessage !== undefined && message === "timeout exceeded when trying to connect";
  return new DatabaseLostError(isBusy ? busyMessage : message, { cause: error });
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
