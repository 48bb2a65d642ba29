import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { copyMigrated } from "./migrated-template.ts";

export interface DataDirs {
  /** A new DATA_DIR with a migrated database in it. */
  create(): Promise<string>;
  /** A new, empty directory. */
  createEmpty(): Promise<string>;
  removeAll(): Promise<void>;
}

/** Directories for tests of the embedded database. */
export async function createDataDirs(): Promise<DataDirs> {
  const root = await mkdtemp(join(tmpdir(), "parley-db-"));
  const createEmpty = () => mkdtemp(join(root, "data-"));
  return {
    createEmpty,
    async create() {
      const directory = await createEmpty();
      await copyMigrated(directory);
      return directory;
    },
    removeAll: () => rm(root, { recursive: true, force: true }),
  };
}
