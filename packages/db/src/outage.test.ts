import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { createDatabase } from "./database.ts";
import { DatabaseLostError, isInDoubt, isOutOfService } from "./errors.ts";
import { Outage, probeStorage } from "./outage.ts";
import { createTestDatabase, type TestDatabase } from "./testing/test-database.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

/** A failure that PostgreSQL itself makes, with this SQLSTATE. */
async function failure(sqlState: string): Promise<unknown> {
  const raise = sql.lit(`begin raise exception 'no' using errcode = '${sqlState}'; end`);
  return sql`do ${raise}`.execute(database.db).catch((error: unknown) => error);
}

describe("an error", () => {
  test.each([
    ["53100", "the disk is full"],
    ["53400", "a limit of the configuration"],
    ["58030", "the disk does not work"],
    ["25006", "only queries are taken"],
    ["08006", "the connection has failed"],
    ["57P03", "the server is starting"],
  ])("%s means that the database is out of service: %s", async (sqlState) => {
    const error = await failure(sqlState);
    expect(isOutOfService(error)).toBe(true);
    expect(isOutOfService(new Error("wrapped", { cause: error }))).toBe(true);
  });

  test.each(["23505", "40001", "42P01", "57014", "P0001"])("%s concerns a single call", async (sqlState) => {
    expect(isOutOfService(await failure(sqlState))).toBe(false);
  });

  test("that does not come from the database concerns a single call", () => {
    for (const error of [new Error("no"), new RangeError("53100"), "53100", undefined]) {
      expect(isOutOfService(error)).toBe(false);
    }
  });

  test("of a lost connection leaves the outcome in doubt", async () => {
    const gone = await createTestDatabase();
    await sql`select 1`.execute(gone.db);
    await gone.close();
    const error = await sql`select 1`.execute(gone.db).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DatabaseLostError);
    expect([isOutOfService(error), isInDoubt(error)]).toEqual([true, true]);
    expect(isInDoubt(Object.assign(new Error("write EPIPE"), { code: "EPIPE" }))).toBe(true);
    expect(isInDoubt(await failure("53100"))).toBe(false);
  });
});

describe("an outage", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const lost = new DatabaseLostError("Connection terminated unexpectedly");

  function watch() {
    const told: (string | undefined)[] = [];
    let isFull = true;
    let probes = 0;
    const outage = new Outage(async () => {
      probes++;
      if (isFull) throw lost;
    });
    outage.subscribe((error) => told.push(error?.message));
    return {
      outage,
      told,
      probes: () => probes,
      free() {
        isFull = false;
      },
    };
  }

  test("is reported once, however many calls fail, and once more when it is over", async () => {
    const { outage, told, free } = watch();
    for (let count = 0; count < 1_000; count++) outage.failed(lost);
    await vi.advanceTimersByTimeAsync(60_000);
    expect([outage.isOn, told]).toEqual([true, [lost.message]]);
    free();
    await vi.advanceTimersByTimeAsync(10_000);
    expect([outage.isOn, told]).toEqual([false, [lost.message, undefined]]);
    outage.failed(lost);
    expect([outage.isOn, told.length]).toEqual([true, 3]);
    outage.close();
  });

  test("that the probe cannot detect is reported rarely", async () => {
    const { outage, told, free } = watch();
    free();
    for (let second = 0; second < 60; second++) {
      outage.failed(lost);
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(told.length).toBeLessThan(20);
    expect(told.length).toBeGreaterThan(8);
    await vi.advanceTimersByTimeAsync(120_000);
    outage.failed(lost);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(outage.isOn).toBe(false);
    outage.close();
  });

  test("does not begin with an error that concerns a single call", () => {
    const { outage, told } = watch();
    outage.failed(new Error("no"));
    expect([outage.isOn, told]).toEqual([false, []]);
  });

  test("is probed for only while it lasts, and not after it was closed", async () => {
    const { outage, probes } = watch();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(probes()).toBe(0);
    outage.failed(lost);
    await vi.advanceTimersByTimeAsync(10_000);
    const asked = probes();
    expect(asked).toBeGreaterThan(1);
    outage.close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(probes()).toBe(asked);
  });
});

describe("the probe", () => {
  test("leaves nothing behind", async () => {
    await probeStorage(database.db);
    await probeStorage(database.db);
    const { rows } = await sql`select relname from pg_class where relname = 'storage_probe'`.execute(database.db);
    expect(rows).toEqual([]);
  });

  test("fails as any other write does when nothing can be written", async () => {
    await database.db.connection().execute(async (connection) => {
      await sql`set default_transaction_read_only = on`.execute(connection);
      const error: unknown = await probeStorage(connection).catch((thrown: unknown) => thrown);
      await sql`set default_transaction_read_only = off`.execute(connection);
      expect(isOutOfService(error)).toBe(true);
    });
  });
});

test("an outage begins with a statement that finds no space, and ends with a successful probe", async () => {
  const { outage } = database;
  // Earlier tests have begun some.
  await expect.poll(() => outage.isOn).toBe(false);
  const told: boolean[] = [];
  outage.subscribe((error) => told.push(error !== undefined));
  await failure("53100");
  expect(outage.isOn).toBe(true);
  await expect.poll(() => outage.isOn).toBe(false);
  expect(told).toEqual([true, false]);
});

const server = process.env["TEST_DRIVER"] === "postgres" ? process.env["TEST_DATABASE_URL"] : undefined;
if (server) {
  test("a terminated connection is a short outage", async () => {
    await using opened = await createDatabase({ url: server, maxConnections: 1 });
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(opened.db);
    const running = sql`select pg_sleep(20)`.execute(opened.db);
    running.catch(() => {});
    await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(database.db);
    await expect(running).rejects.toSatisfy(isOutOfService);
    expect(opened.outage.isOn).toBe(true);
    await expect.poll(() => opened.outage.isOn).toBe(false);
  });
}
