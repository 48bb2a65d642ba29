import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { copyMigrated, createOnTestServer } from "@parley/db/testing";

/**
 * Settings for processes that share a directory and a database of the driver under test.
 *
 * @param isNew whether the first process has to create the embedded database or the tables, which takes seconds
 */
export async function createHome({ isNew = false } = {}) {
  const dataDir = await mkdtemp(join(tmpdir(), "parley-data-"));
  const database = process.env["TEST_DRIVER"] === "postgres" ? await createOnTestServer({ isNew }) : undefined;
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
