import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDatabase } from "@parley/db";
import { copyMigrated } from "@parley/db/testing";
import { sql } from "kysely";

/**
 * Settings for processes that share a directory and a database of the driver under test.
 *
 * @param isNew whether the first process has to create the embedded database, which takes seconds. On PostgreSQL it always has to
 * create the tables.
 */
export async function createHome({ isNew = false } = {}) {
  const dataDir = await mkdtemp(join(tmpdir(), "parley-data-"));
  const database = process.env["TEST_DRIVER"] === "postgres" ? await createServerDatabase() : undefined;
  if (!database && !isNew) await copyMigrated(dataDir);
  return {
    dataDir,
    driver: database ? "postgres" : "embedded",
    env: { DATA_DIR: dataDir, ...(database ? { DATABASE_URL: database.url } : {}) },
    async remove() {
      await rm(dataDir, { recursive: true, force: true });
      await database?.drop();
    },
  };
}

async function createServerDatabase() {
  const url = process.env["TEST_DATABASE_URL"] ?? "postgres://localhost/postgres";
  const name = `parley_test_${randomBytes(6).toString("hex")}`;
  const run = async (statement: string) => {
    await using maintenance = await createDatabase({ url });
    await sql.raw(statement).execute(maintenance.db);
  };
  await run(`create database ${name}`);
  const ownUrl = new URL(url);
  ownUrl.pathname = `/${name}`;
  return { url: ownUrl.href, drop: () => run(`drop database ${name} with (force)`) };
}
