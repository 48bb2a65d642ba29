import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "./testing/test-database.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

async function evaluate(expression: string): Promise<unknown> {
  const { rows } = await sql<{ value: unknown }>`select ${sql.raw(expression)} as value`.execute(database.db);
  return rows[0]?.value;
}

test("int8 is a number, even in arrays", async () => {
  expect(await evaluate("9007199254740991::int8")).toBe(Number.MAX_SAFE_INTEGER);
  expect(await evaluate("count(*)")).toBe(1);
  expect(await evaluate("array[1::int8, null, -2]")).toEqual([1, null, -2]);
});

test("an int8 beyond the safe integers is an error, and the connection stays usable", async () => {
  await expect(evaluate("9007199254740993::int8")).rejects.toThrow("9007199254740993 is too large");
  await expect(evaluate("array[9007199254740993::int8]")).rejects.toThrow("is too large");
  expect(await evaluate("1::int8")).toBe(1);
});

test("timestamptz is a Date, to the millisecond and in any time zone", async () => {
  expect(await evaluate("'2026-02-03T04:05:06.789+02'::timestamptz")).toEqual(new Date("2026-02-03T02:05:06.789Z"));
  expect(await evaluate("null::timestamptz")).toBeNull();
  await expect(evaluate("'infinity'::timestamptz")).rejects.toThrow("is not a point in time");
});

test("values round-trip unchanged", async () => {
  const text = "ö € 👨‍👩‍👧 \u202e\\ ' \" \n";
  const { rows } = await sql`select ${text}::text as text, ${new Date(0)}::timestamptz as at`.execute(database.db);
  expect(rows).toEqual([{ text, at: new Date(0) }]);
});
