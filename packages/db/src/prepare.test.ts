import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { prepare } from "./prepare.ts";
import { createTestDatabase, type TestDatabase } from "./testing/test-database.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(() => database.truncate());
afterAll(() => database.close());

interface Named {
  id: string;
  name: string;
}

let builds = 0;
const createGroup = prepare((db, { id, name }: Named) => {
  builds++;
  return db.insertInto("groups").values({ id, name }).returning("name");
});
const findAmong = prepare((db, of: { ids: string[]; suffix: string | null }) =>
  db
    .selectFrom("groups")
    .where("id", "=", sql<string>`any(${of.ids})`)
    .select(sql<string>`name || coalesce(${of.suffix}::text, '')`.as("name"))
    .orderBy("name"),
);

const group = (name: string): Named => ({ id: crypto.randomUUID(), name });
const namesOf = (rows: { name: string }[]) => rows.map(({ name }) => name);

test("a query is built once, and runs with the values of each call", async () => {
  const [one, two, three] = [group("one"), group("two"), group("three")];
  for (const row of [one, two, three]) expect(await createGroup(database.db, row)).toEqual([{ name: row.name }]);
  expect(builds).toBe(1);

  const found = (rows: Named[], suffix: string | null) =>
    findAmong(database.db, { ids: rows.map(({ id }) => id), suffix }).then(namesOf);
  expect(await found([one, three], "!")).toEqual(["one!", "three!"]);
  expect(await found([two], null)).toEqual(["two"]);
  expect(await found([], "!")).toEqual([]);
  const [many, few] = await Promise.all([found([one, two, three], "?"), found([one], ".")]);
  expect([many, few]).toEqual([["one?", "three?", "two?"], ["one."]]);
});

test("it belongs to the transaction with which it is run", async () => {
  const lost = group("lost");
  const transaction = database.db.transaction().execute(async (tx) => {
    await createGroup(tx, lost);
    expect(namesOf(await findAmong(tx, { ids: [lost.id], suffix: null }))).toEqual(["lost"]);
    throw new Error("no");
  });
  await expect(transaction).rejects.toThrow("no");
  expect(await findAmong(database.db, { ids: [lost.id], suffix: null })).toEqual([]);
});

describe("a query that does more with a value than put it in its place is refused", () => {
  const unknown = 'The value of "count" is not known while the query is built.';
  type Build = Parameters<typeof prepare<{ count: number }, unknown>>[0];
  test.each<[string, Build, string]>([
    ["reckons with it", (db, { count }) => db.selectNoFrom(sql`${count + 1}::int`.as("more")), unknown],
    ["writes it as JSON", (db, { count }) => db.selectNoFrom(sql`${JSON.stringify({ count })}`.as("json")), unknown],
    [
      "takes all values there are",
      (db, values) => db.insertInto("groups").values({ id: "", name: "", ...values }),
      "The names of the values are not known while the query is built.",
    ],
  ])("%s", async (_what, build, message) => {
    await expect(prepare(build)(database.db, { count: 1 })).rejects.toThrow(message);
  });
});
