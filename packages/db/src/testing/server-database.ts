import { randomBytes } from "node:crypto";
import { type Kysely, type RawBuilder, sql } from "kysely";
import { createDatabase } from "../database.ts";
import type { DB } from "../schema.generated.ts";

/** A database of its own on a PostgreSQL server. */
export interface ServerDatabase {
  readonly name: string;
  /** For `createDatabase`, and DATABASE_URL. */
  readonly url: string;
  /** Ends all connections to it. */
  drop(): Promise<void>;
}

interface ServerDatabaseOptions {
  /** What its name begins with; the rest is random. */
  readonly prefix: string;
  /** The end of the statement that creates it. */
  readonly options?: RawBuilder<unknown>;
}

/** Creates a database on the server of this URL, where that must be allowed. */
export async function createServerDatabase(
  server: string,
  { prefix, options = sql`` }: ServerDatabaseOptions,
): Promise<ServerDatabase> {
  const name = `${prefix}_${randomBytes(6).toString("hex")}`;
  await onServer(server, (db) => sql`create database ${sql.id(name)} ${options}`.execute(db));
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { name, url: url.href, drop: () => onServer(server, (db) => dropDatabase(db, name)) };
}

/** Drops the databases whose names begin so. @returns their names */
export function dropServerDatabases(server: string, prefix: string): Promise<string[]> {
  return onServer(server, async (db) => {
    const { rows } = await sql<{ name: string }>`
      select datname as name from pg_database where starts_with(datname, ${prefix})`.execute(db);
    for (const { name } of rows) await dropDatabase(db, name);
    return rows.map(({ name }) => name);
  });
}

async function dropDatabase(db: Kysely<DB>, name: string): Promise<void> {
  await sql`drop database ${sql.id(name)} with (force)`.execute(db);
}

async function onServer<T>(url: string, work: (db: Kysely<DB>) => Promise<T>): Promise<T> {
  await using server = await createDatabase({ url, maxConnections: 1 });
  return await work(server.db);
}
