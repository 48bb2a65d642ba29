import { mkdir, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { Kysely, PostgresDialect, sql } from "kysely";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { createDatabase } from "../database.ts";
import type { DB } from "../schema.generated.ts";
import { createDataDirs, type DataDirs } from "../testing/data-dirs.ts";
import { startDatabaseChild } from "../testing/database-child.ts";
import { EmbeddedEngine } from "./engine.ts";
import { createSessionPool } from "./session-pool.ts";
import type { Session } from "./session-socket.ts";

let dirs: DataDirs;
let engine: Awaited<ReturnType<typeof startEngine>>;

beforeAll(async () => {
  dirs = await createDataDirs();
  engine = await startEngine();
});
afterEach(() => {
  vi.useRealTimers();
});
afterAll(async () => {
  await engine.close();
  await dirs.removeAll();
});

/** Keeps the engine busy for some 300 ms. */
const slowQuery = sql<{ sum: number }>`select sum(length(md5(n::text))) as sum from generate_series(1, 500000) n`;

const addVerification = (db: Kysely<DB>, identifier: string) =>
  db
    .insertInto("verifications")
    .values({ id: crypto.randomUUID(), identifier, value: "v", expires_at: new Date() })
    .execute();

/** An engine that exposes its sessions, so that a test can end its thread. */
async function startEngine() {
  const errors: Error[] = [];
  const onError = (error: Error) => errors.push(error);
  const embedded = new EmbeddedEngine(await dirs.create(), onError);
  const sessions: Session[] = [];
  const openSession = async () => {
    const session = await embedded.openSession();
    sessions.push(session);
    return session;
  };
  const connect = () => {
    const pool = createSessionPool(openSession, onError);
    return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
  };
  const db = connect();
  const close = async () => {
    await db.destroy();
    await embedded.close();
  };
  return { db, connect, errors, sessions, close };
}

async function identifiers(db: Kysely<DB>): Promise<string[]> {
  const rows = await db.selectFrom("verifications").select("identifier").execute();
  return rows.map(({ identifier }) => identifier);
}

test("acknowledged rows survive a kill -9 during inserts", async () => {
  const directory = await dirs.create();
  const child = await startDatabaseChild();
  child.tell(`open ${directory}`);
  expect(await child.hear()).toBe("open");
  child.tell("insert");
  const acknowledged = [await child.hear()];
  while (acknowledged.length < 300) acknowledged.push(await child.hear());
  await child.kill();
  for (let id = await child.hear(); id; id = await child.hear()) acknowledged.push(id);

  await using database = await createDatabase({ dataDir: directory });
  const rows = await database.db.selectFrom("verifications").select("id").execute();
  const stored = new Set(rows.map(({ id }) => id));
  expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
});

test("a slow query blocks the event loop for less than 50 ms", async () => {
  await slowQuery.execute(engine.db);

  // A busy machine may stall the whole process for longer than that, but not every time.
  let longest = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 20 && longest >= 50; attempt++) {
    const delay = monitorEventLoopDelay({ resolution: 1 });
    const start = performance.now();
    delay.enable();
    await slowQuery.execute(engine.db);
    delay.disable();
    expect(performance.now() - start, "the query must be slow").toBeGreaterThan(100);
    longest = Math.min(longest, delay.max / 1e6);
  }
  expect(longest).toBeLessThan(50);
});

test("when its thread dies, the running query fails, the next one works, and nothing is lost", async () => {
  await addVerification(engine.db, "before");
  const running = slowQuery.execute(engine.db);
  setImmediate(() => engine.sessions.at(-1)?.onOverdue?.());
  await expect(running).rejects.toThrow("The embedded database stopped in the middle of work.");

  expect(await identifiers(engine.db)).toContain("before");
  expect(engine.sessions.length).toBeGreaterThan(1);
  expect(engine.errors.map(({ message }) => message)).toContain(
    "The embedded database stopped; the next query starts it again.",
  );
});

test("a query that runs for a minute is aborted", async () => {
  await sql`select 1`.execute(engine.db);
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const running = expect(slowQuery.execute(engine.db)).rejects.toThrow("stopped in the middle of work");
  await new Promise(setImmediate);
  vi.advanceTimersByTime(60_000);
  await running;

  vi.useRealTimers();
  expect((await sql`select 1 as one`.execute(engine.db)).rows).toEqual([{ one: 1 }]);
});

test("when it crashes, queries fail instead of hanging, and nothing is lost when it can start again", async () => {
  const dataDir = await dirs.create();
  const errors: Error[] = [];
  await using database = await createDatabase({ dataDir }, { onError: (error) => errors.push(error) });
  await addVerification(database.db, "before");

  // Simulates a full disk: PostgreSQL needs a new WAL file, cannot create it, and panics.
  const log = join(dataDir, "db", "pg_wal");
  await rename(log, `${log}.away`);
  await sql`select pg_switch_wal()`.execute(database.db);
  await expect(addVerification(database.db, "lost")).rejects.toThrow();
  expect(errors.map(({ message }) => message)).toContainEqual(
    expect.stringMatching(/^The embedded database stopped \(PANIC: .*pg_wal.*\); the next query starts it again\.$/),
  );
  await expect(identifiers(database.db)).rejects.toThrow("pg_wal");

  await rename(`${log}.away`, log);
  await expect.poll(() => identifiers(database.db).catch(() => [])).toEqual(["before"]);
  await addVerification(database.db, "after");
});

test("a new session inherits nothing from the one before", async () => {
  const abandoned = engine.connect();
  await sql`begin`.execute(abandoned);
  await sql`set statement_timeout = 1234`.execute(abandoned);
  await addVerification(abandoned, "never committed");

  const next = engine.connect();
  const { rows } = await sql`select current_setting('statement_timeout') as timeout`.execute(next);
  expect(rows).toEqual([{ timeout: "0" }]);
  expect(await identifiers(next)).not.toContain("never committed");
  await Promise.all([abandoned.destroy(), next.destroy()]);
});

test("using the outer db inside a transaction fails with an explanation instead of hanging", async () => {
  const db = engine.connect();
  await sql`select 1`.execute(db);
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  await db.transaction().execute(async (tx) => {
    await sql`select 1`.execute(tx);
    const waiting = expect(sql`select 1`.execute(db)).rejects.toThrow("used `db` instead");
    await new Promise(setImmediate);
    vi.advanceTimersByTime(10_000);
    await waiting;
  });
  await db.destroy();
});

test("close releases the directory, and can be called twice", async () => {
  const dataDir = await dirs.create();
  const first = await createDatabase({ dataDir });
  await expect(createDatabase({ dataDir })).rejects.toThrow("is in use by another Parley process");
  await Promise.all([first.close(), first.close()]);
  await expect(sql`select 1`.execute(first.db)).rejects.toThrow();

  const second = await createDatabase({ dataDir });
  await second.close();
});

test("an interrupted first start is repeated, in a directory only its owner can read", async () => {
  const dataDir = join(await dirs.createEmpty(), "new");
  await mkdir(join(dataDir, "db"), { recursive: true, mode: 0o700 });
  await writeFile(join(dataDir, "db", "PG_VERSION"), "18\n");
  await expect(createDatabase({ dataDir })).rejects.toThrow("could not be opened");

  await writeFile(join(dataDir, "db.unfinished"), "");
  await using database = await createDatabase({ dataDir });
  expect((await sql`select 1 as one`.execute(database.db)).rows).toEqual([{ one: 1 }]);
  expect((await stat(join(dataDir, "db"))).mode & 0o777).toBe(0o700);
});

test("a DATA_DIR that is not writable is refused with a clear message", async () => {
  const file = join(await dirs.createEmpty(), "file");
  await writeFile(file, "");
  await expect(createDatabase({ dataDir: join(file, "data") })).rejects.toMatchObject({
    name: "DatabaseStartError",
    message: expect.stringMatching(
      /^DATA_DIR \(.*\) must be a directory on a local disk that this user may write to: /,
    ),
  });
});
