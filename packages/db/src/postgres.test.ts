import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createDatabase } from "./database.ts";
import { refuseUnfit } from "./postgres.ts";
import { createServerDatabase } from "./testing/server-database.ts";
import { createTestDatabase, type TestDatabase } from "./testing/test-database.ts";

const refusal = async (url: string) => {
  const error: unknown = await createDatabase({ url }).then(
    (database) => database.close(),
    (thrown: unknown) => thrown,
  );
  expect(error).toMatchObject({ name: "DatabaseStartError" });
  return error instanceof Error ? error.message : "";
};

describe("an unusable DATABASE_URL is refused with a clear message, without its password", () => {
  test.each([
    ["not an address", "is not a PostgreSQL address"],
    ["mysql://u:s3cret@localhost/parley", "is not a PostgreSQL address"],
    ["postgres://u:s3cret@127.0.0.1:1/parley", "No PostgreSQL answers at 127.0.0.1:1/parley"],
    ["postgres://u:s3cret@nowhere.invalid/parley", "The host in DATABASE_URL (nowhere.invalid/parley) was not found"],
  ])("%s", async (url, sentence) => {
    const message = await refusal(url);
    expect(message).toContain(sentence);
    expect(message).toContain("DATABASE_URL");
    expect(message).not.toContain("s3cret");
  });
});

test.each([
  [90_624, "is PostgreSQL 9, which is too old: Parley needs PostgreSQL 15 or newer."],
  [149_999, "is PostgreSQL 14, which is too old"],
])("a server of version %i is refused with a clear message", (version, sentence) => {
  expect(() => refuseUnfit({ version, encoding: "UTF8" })).toThrow(sentence);
});

test.each([150_000, 150_018, 180_001])("a server of version %i is accepted", (version) => {
  expect(() => refuseUnfit({ version, encoding: "UTF8" })).not.toThrow();
});

const server = process.env["TEST_DRIVER"] === "postgres" ? process.env["TEST_DATABASE_URL"] : undefined;
if (server) {
  describe("on a server", () => {
    let database: TestDatabase;
    beforeAll(async () => {
      database = await createTestDatabase();
    });
    afterAll(() => database.close());

    const urlWith = (change: (url: URL) => void) => {
      const url = new URL(server);
      change(url);
      return url.href;
    };

    test("a missing database is named in the error", async () => {
      const url = urlWith((changed) => {
        changed.pathname = "/nowhere";
      });
      expect(await refusal(url)).toMatch(/The database named in DATABASE_URL \(.*\/nowhere\) does not exist/);
    });

    test("an unknown user is refused, without the password in the error", async () => {
      const url = urlWith((changed) => {
        changed.username = "nobody_of_that_name";
        changed.password = "s3cret";
      });
      const message = await refusal(url);
      expect(message).toMatch(/refused the user name or password in DATABASE_URL/);
      expect(message).not.toContain("s3cret");
    });

    test("a database that cannot hold every character is refused", async () => {
      const options = sql`encoding 'LATIN1' template template0 lc_collate 'C' lc_ctype 'C'`;
      const latin1 = await createServerDatabase(server, { prefix: "parley_test_latin1", options });
      try {
        expect(await refusal(latin1.url)).toContain("stores text as LATIN1");
      } finally {
        await latin1.drop();
      }
    });

    test("a connection that breaks inside a transaction fails that transaction and nothing else", async () => {
      const errors: Error[] = [];
      await using opened = await createDatabase({ url: server }, { onError: (error) => errors.push(error) });
      const broken = opened.db.transaction().execute(async (tx) => {
        const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
        await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(database.db);
        await sql`select 1`.execute(tx);
      });
      await expect(broken).rejects.toThrow();
      expect(errors).not.toEqual([]);
      expect((await sql`select 1 as one`.execute(opened.db)).rows).toEqual([{ one: 1 }]);
    });

    test.each(["select", "write"])(
      "a connection that broke while idle fails the transaction that begins with a %s, and stores nothing",
      async (first) => {
        const errors: Error[] = [];
        await using opened = await createDatabase(
          { url: server, maxConnections: 1 },
          { onError: (error) => errors.push(error) },
        );
        const table = sql.id(`left_behind_${crypto.randomUUID().slice(0, 8)}`);
        await sql`create table ${table} (n int)`.execute(opened.db);
        const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(opened.db);
        const broken = opened.db.connection().execute(async (connection) => {
          await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(database.db);
          await expect.poll(() => errors).not.toEqual([]);
          await connection.transaction().execute(async (tx) => {
            if (first === "select") await sql`select 1`.execute(tx);
            await sql`insert into ${table} values (1)`.execute(tx);
          });
        });
        await expect(broken).rejects.toThrow();
        await opened.db.transaction().execute(async (tx) => {
          expect((await sql`select n from ${table}`.execute(tx)).rows).toEqual([]);
          await sql`drop table ${table}`.execute(tx);
        });
      },
    );

    test("a transaction covers its first statement", async () => {
      const { db } = database;
      const seen = await db.transaction().execute(async (tx) => {
        const read = () =>
          sql<{ id: string; at: string }>`select txid_current()::text as id, now()::text as at`.execute(tx);
        return [(await read()).rows[0], (await read()).rows[0]];
      });
      expect(seen[0]).toEqual(seen[1]);
    });

    test("sessions have timeouts and an application name", async () => {
      await using opened = await createDatabase({ url: server });
      const { rows } = await sql`
        select current_setting('statement_timeout') as statement, current_setting('application_name') as name,
          current_setting('idle_in_transaction_session_timeout') as idle`.execute(opened.db);
      expect(rows).toEqual([{ statement: "30s", name: "parley", idle: "30s" }]);
    });
  });
}
