import { inspect } from "node:util";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { isUniqueViolation } from "./errors.ts";
import { createTestDatabase, type TestDatabase } from "./testing/test-database.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(() => database.truncate());
afterAll(() => database.close());

const group = (name: string) => ({ id: crypto.randomUUID(), name });

async function names(): Promise<string[]> {
  const rows = await database.db.selectFrom("groups").select("name").orderBy("name").execute();
  return rows.map(({ name }) => name);
}

test("a transaction in which an error was caught does not count as committed", async () => {
  const transaction = database.db.transaction().execute(async (tx) => {
    await tx.insertInto("groups").values(group("lost")).execute();
    await tx
      .insertInto("groups")
      .values(group(""))
      .execute()
      .catch(() => {});
  });
  await expect(transaction).rejects.toThrow("The transaction was rolled back");
  expect(await names()).toEqual([]);

  await database.db.transaction().execute((tx) => tx.insertInto("groups").values(group("kept")).execute());
  expect(await names()).toEqual(["kept"]);
});

test("a unique violation is identified by its constraint", async () => {
  const row = group("a");
  await database.db.insertInto("groups").values(row).execute();
  const error = await database.db
    .insertInto("groups")
    .values(row)
    .execute()
    .catch((thrown: unknown) => thrown);
  expect(isUniqueViolation(error, "groups_pkey")).toBe(true);
  expect(isUniqueViolation(error, "groups_name_key")).toBe(false);
  expect(isUniqueViolation(new Error("groups_pkey"), "groups_pkey")).toBe(false);
});

test("an error does not contain the values of the refused row", async () => {
  const error = await database.db
    .insertInto("groups")
    .values(group("private words ".repeat(6)))
    .execute()
    .catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ constraint: "groups_name_check" });
  expect(inspect(error, { depth: 5 })).not.toContain("private words");
});

test("concurrent queries each get their own result", async () => {
  const answers = await Promise.all(
    Array.from({ length: 200 }, async (_, n) => {
      const { rows } = await sql<{
        n: number;
        pad: string;
      }>`select ${n}::int as n, repeat('x', ${n * 50}::int) as pad`.execute(database.db);
      return [rows[0]?.n, rows[0]?.pad.length];
    }),
  );
  expect(answers).toEqual(Array.from({ length: 200 }, (_, n) => [n, n * 50]));
});

test("a result of many megabytes arrives complete", async () => {
  const { rows } = await sql<{ n: number; text: string }>`
    select n::int, repeat(md5(n::text), 30) as text from generate_series(1, 10000) n`.execute(database.db);
  expect(rows).toHaveLength(10_000);
  expect(rows.every(({ n, text }, index) => n === index + 1 && text.length === 960)).toBe(true);
});

test("a repeated statement is prepared, and planned once", async () => {
  const kept = await database.db.transaction().execute(async (tx) => {
    for (const name of ["one", "two"]) {
      await tx.selectFrom("groups").select("id").where("name", "=", name).limit(7).execute();
    }
    const { rows } = await sql<{ generic: number; custom: number }>`
      select generic_plans as generic, custom_plans as custom from pg_prepared_statements
      where statement like '%"name" = $1 limit $2%'`.execute(tx);
    return rows;
  });
  expect(kept).toEqual([{ generic: 2, custom: 0 }]);
});
