import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../testing/test-database.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

test("prepared statements are planned again after a while", async () => {
  const { db } = database;
  const ask = () => db.selectFrom("groups").select("name").where("id", "=", crypto.randomUUID()).execute();
  const name = async () => {
    const { rows } = await sql<{ name: string }>`
      select name from pg_prepared_statements where statement like 'select "name" from "groups" where "id" = $1'`.execute(
      db,
    );
    return rows[0]?.name ?? "";
  };
  const plan = async () => {
    const { rows } = await sql<Record<"QUERY PLAN", string>>`
      explain execute ${sql.ref(await name())} (null)`.execute(db);
    return rows.map((row) => row["QUERY PLAN"]).join("\n");
  };
  await sql`set enable_seqscan = off`.execute(db);
  await ask();
  const before = await plan();
  await sql`set enable_seqscan = on`.execute(db);
  await sql`set enable_indexscan = off`.execute(db);
  await sql`set enable_bitmapscan = off`.execute(db);
  expect(await plan()).toBe(before);
  for (let count = 0; count < 1_000; count++) await ask();
  expect(await plan()).not.toBe(before);
  await sql`reset all`.execute(db);
});
