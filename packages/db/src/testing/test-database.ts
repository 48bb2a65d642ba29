import { randomBytes } from "node:crypto";
import { PGlite } from "@electric-sql/pglite";
import { createPgConfig } from "@electric-sql/pglite/node-postgres";
import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import { migrate } from "../migrate.ts";
import type { DB } from "../schema.generated.ts";
import { typeParsers } from "../type-parsers.ts";

/** A migrated database that a test file has for itself. */
export interface TestDatabase {
  readonly db: Kysely<DB>;
  readonly driver: "embedded" | "postgres";
  /** Empties every table. */
  truncate(): Promise<void>;
  close(): Promise<void>;
}

/** On the driver that TEST_DRIVER names: `embedded` (in memory) or `postgres` (on the server of TEST_DATABASE_URL). */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { pool, driver, drop } = process.env["TEST_DRIVER"] === "postgres" ? await onServer() : inMemory();
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
  await migrate(db);
  return {
    db,
    driver,
    truncate: async () => {
      await sql`truncate users, groups, verifications cascade`.execute(db);
    },
    close: async () => {
      await db.destroy();
      await drop();
    },
  };
}

function inMemory() {
  const pglite = new PGlite("memory://");
  const pool = new pg.Pool({ ...createPgConfig(pglite), max: 1, types: typeParsers });
  return { pool, driver: "embedded" as const, drop: () => pglite.close() };
}

async function onServer() {
  const url = new URL(process.env["TEST_DATABASE_URL"] ?? "postgres://localhost");
  const name = `parley_test_${randomBytes(6).toString("hex")}`;
  const onMaintenance = async (statement: string) => {
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  await onMaintenance(`create database ${name}`);
  const ownUrl = new URL(url);
  ownUrl.pathname = `/${name}`;
  const pool = new pg.Pool({ connectionString: ownUrl.href, max: 16, types: typeParsers });
  return { pool, driver: "postgres" as const, drop: () => onMaintenance(`drop database ${name} with (force)`) };
}
