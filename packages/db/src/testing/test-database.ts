import { randomUUID } from "node:crypto";
import { type Kysely, sql } from "kysely";
import { createDatabase, type OpenDatabase, wrapPool } from "../database.ts";
import { migrate } from "../migrate.ts";
import { openPostgres } from "../postgres.ts";
import type { DB } from "../schema.generated.ts";
import { openInMemory } from "./in-memory.ts";
import { migratedTemplate } from "./migrated-template.ts";

export { copyMigrated } from "./migrated-template.ts";

export interface TestDatabase extends OpenDatabase {
  /** Empties all tables, in about 10 ms. */
  truncate(): Promise<void>;
  /** Ends all connections: from then on the database is out of reach. */
  lose(): Promise<void>;
}

/** The processes of the tests inherit it. */
const templateVariable = "TEST_DATABASE_TEMPLATE";

type Losable = Omit<TestDatabase, "truncate">;

/**
 * A migrated database for one test file, on the driver that TEST_DRIVER names: `embedded` (the default), in memory, or
 * `postgres`, where it is created on the server at TEST_DATABASE_URL and dropped by `close`.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const driver = process.env["TEST_DRIVER"] ?? "embedded";
  if (driver === "embedded") return withTruncate(await createInMemory());
  if (driver === "postgres") return withTruncate(await createOnServer());
  throw new Error(`TEST_DRIVER must be embedded or postgres, not ${driver}.`);
}

async function createInMemory(): Promise<Losable> {
  const { pglite, pool } = await openInMemory({ loadDataDir: await migratedTemplate() });
  const database = wrapPool("embedded", pool);
  const close = async () => {
    await database.close();
    if (!pglite.closed) await pglite.close();
  };
  return { ...database, lose: pool.end, close, [Symbol.asyncDispose]: close };
}

async function createOnServer(): Promise<Losable> {
  const server = process.env["TEST_DATABASE_URL"];
  if (!server)
    throw new Error("TEST_DRIVER=postgres needs TEST_DATABASE_URL: a server where databases may be created.");

  const name = `parley_test_${process.env["VITEST_POOL_ID"] ?? "0"}_${randomUUID().slice(0, 8)}`;
  const template = process.env[templateVariable] ?? "template1";
  await onServer(server, (admin) => sql`create database ${sql.id(name)} template ${sql.id(template)}`.execute(admin));
  const pool = await openPostgres({ url: urlOf(server, name) }, () => {});
  const database = wrapPool("postgres", pool);
  await migrate(database.db);

  let closed: Promise<void> | undefined;
  const close = () => {
    closed ??= database
      .close()
      .then(() => onServer(server, (admin) => sql`drop database ${sql.id(name)} with (force)`.execute(admin)));
    return closed;
  };
  return { ...database, lose: pool.end, close, [Symbol.asyncDispose]: close };
}

function urlOf(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

/**
 * Creates a migrated database on the server, of which {@link createTestDatabase} then makes copies: the migrations take longer than
 * most tests. For the process that starts the tests.
 *
 * @returns drops it again
 */
export async function createTemplateOnServer(server: string): Promise<() => Promise<void>> {
  const name = `parley_test_template_${randomUUID().slice(0, 8)}`;
  await onServer(server, (admin) => sql`create database ${sql.id(name)}`.execute(admin));
  const database = await createDatabase({ url: urlOf(server, name), maxConnections: 1 });
  await migrate(database.db);
  await database.close();
  process.env[templateVariable] = name;
  return () =>
    onServer(server, (admin) => sql`drop database ${sql.id(name)} with (force)`.execute(admin)).then(() => {});
}

async function onServer(url: string, work: (admin: Kysely<DB>) => Promise<unknown>): Promise<void> {
  const admin = await createDatabase({ url, maxConnections: 1 });
  try {
    await work(admin.db);
  } finally {
    await admin.close();
  }
}

async function withTruncate(database: Losable): Promise<TestDatabase> {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' and tablename not like 'kysely%'`.execute(
    database.db,
  );
  const tables = sql.join(rows.map(({ name }) => sql.table(name)));
  return {
    ...database,
    truncate: async () => {
      await sql`truncate ${tables}`.execute(database.db);
    },
  };
}
