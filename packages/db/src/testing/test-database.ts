import { sql } from "kysely";
import { createDatabase, type OpenDatabase, wrapPool } from "../database.ts";
import { migrate } from "../migrate.ts";
import { openPostgres } from "../postgres.ts";
import { openInMemory } from "./in-memory.ts";
import { migratedTemplate } from "./migrated-template.ts";
import { createServerDatabase, dropServerDatabases, type ServerDatabase } from "./server-database.ts";

export { copyMigrated } from "./migrated-template.ts";

export interface TestDatabase extends OpenDatabase {
  /** Empties all tables, in about 10 ms. */
  truncate(): Promise<void>;
  /** Ends all connections: from then on the database is out of reach. */
  lose(): Promise<void>;
}

/** Names the migrated database on the server. The processes of the tests inherit it. */
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
  const own = await createOnTestServer();
  const pool = await openPostgres({ url: own.url }, () => {});
  const database = wrapPool("postgres", pool);
  let closed: Promise<void> | undefined;
  const close = () => {
    closed ??= database.close().then(own.drop);
    return closed;
  };
  return { ...database, lose: pool.end, close, [Symbol.asyncDispose]: close };
}

/** Creates a database on the server at TEST_DATABASE_URL, with all migrations unless it `isNew`. */
export async function createOnTestServer({ isNew = false } = {}): Promise<ServerDatabase> {
  const { TEST_DATABASE_URL: server, [templateVariable]: template } = process.env;
  if (!server || !template) {
    throw new Error("TEST_DRIVER=postgres needs TEST_DATABASE_URL: a server where databases may be created.");
  }
  const options = isNew ? sql`` : sql`template ${sql.id(template)}`;
  return createServerDatabase(server, { prefix: template, options });
}

/**
 * Creates the migrated database of which {@link createOnTestServer} makes copies: the migrations take longer than most tests. For
 * the process that starts the tests.
 *
 * @returns drops it again, and fails if tests have left copies
 */
export async function prepareTestServer(server: string): Promise<() => Promise<void>> {
  const template = await createServerDatabase(server, { prefix: "parley_test" });
  const database = await createDatabase({ url: template.url, maxConnections: 1 });
  await migrate(database.db);
  await database.close();
  process.env[templateVariable] = template.name;
  return async () => {
    await template.drop();
    const left = await dropServerDatabases(server, template.name);
    if (left.length === 0) return;
    // Vitest only prints what is thrown here.
    process.exitCode = 1;
    throw new Error(`Tests have not closed their databases: ${left.join(", ")}.`);
  };
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
