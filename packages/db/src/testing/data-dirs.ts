import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { migratedTemplate } from "./migrated-template.ts";

export interface DataDirs {
  /** A new DATA_DIR with a migrated database in it. */
  create(): Promise<string>;
  /** A new, empty directory. */
  createEmpty(): Promise<string>;
  removeAll(): Promise<void>;
}

/** Directories for tests of the embedded database, copied from a template, because creating a database takes seconds. */
export async function createDataDirs(): Promise<DataDirs> {
  const root = await mkdtemp(join(tmpdir(), "parley-db-"));
  const original = join(root, "original");
  const pglite = await PGlite.create(join(root, "original"), { loadDataDir: await migratedTemplate() });
  await pglite.close();

  const createEmpty = () => mkdtemp(join(root, "data-"));
  return {
    createEmpty,
    async create() {
      const directory = await createEmpty();
      await cp(original, join(directory, "db"), { recursive: true });
      return directory;
    },
    removeAll: () => rm(root, { recursive: true, force: true }),
  };
}
