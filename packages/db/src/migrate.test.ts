import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrate } from "./migrate.ts";
import { migrations } from "./migrations/index.ts";
import { createTestDatabase, type TestDatabase } from "./testing/test-database.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

async function applied(): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(database.db);
  return rows.map(({ name }) => name);
}

test("migrating twice changes nothing", async () => {
  expect(await applied()).toEqual(Object.keys(migrations));
  await migrate(database.db);
  expect(await applied()).toEqual(Object.keys(migrations));
});

test("concurrent migrations are applied once", async () => {
  await sql`drop schema public cascade`.execute(database.db);
  await sql`create schema public`.execute(database.db);
  await Promise.all(Array.from({ length: 4 }, () => migrate(database.db)));
  expect(await applied()).toEqual(Object.keys(migrations));
});

test("the statement timeout is restored after a migration", async () => {
  const limit = () => sql<{ statement_timeout: string }>`show statement_timeout`.execute(database.db);
  const before = await limit();
  await migrate(database.db);
  expect((await limit()).rows).toEqual(before.rows);
});

test("a database migrated by a newer Parley is refused with a clear message", async () => {
  await sql`insert into kysely_migration (name, timestamp) values ('9999-from-the-future', '')`.execute(database.db);
  await expect(migrate(database.db)).rejects.toMatchObject({
    name: "DatabaseStartError",
    message: expect.stringContaining("by a newer version of Parley"),
  });
});
