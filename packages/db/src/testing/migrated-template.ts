import { createHash, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PGlite } from "@electric-sql/pglite";
import { Kysely, PostgresDialect } from "kysely";
import { migrate } from "../migrate.ts";
import { openInMemory } from "./in-memory.ts";

const cache = new URL("../../node_modules/.cache/migrated-template/", import.meta.url);

/**
 * The files of an embedded database with all migrations, created once and cached in node_modules/.cache: creating a database
 * takes 2 s and 830 MB, loading this one 0.5 s. The file name is a hash of everything that goes into it.
 */
export async function migratedTemplate(): Promise<Blob> {
  const file = new URL(`${await fingerprint()}.tar`, cache);
  const kept = await readFile(file).catch(() => undefined);
  if (kept) return new Blob([kept]);

  const made = await makeTemplate();
  await mkdir(cache, { recursive: true });
  // Written elsewhere and renamed, so that another process never sees a partial file.
  const unfinished = new URL(`${randomUUID()}.new`, cache);
  await writeFile(unfinished, Buffer.from(await made.arrayBuffer()));
  await rename(unfinished, file);
  await removeOthers(file);
  return made;
}

/** Puts a migrated database into an empty DATA_DIR. A server that starts there has nothing to create, which would take seconds. */
export async function copyMigrated(dataDir: string): Promise<void> {
  await cp(await migratedFiles(), join(dataDir, "db"), { recursive: true });
}

/** The template unpacked, created and cached in the same way. @returns the path of the folder */
export async function migratedFiles(): Promise<string> {
  const folder = fileURLToPath(new URL(`${await fingerprint()}.files`, cache));
  if (existsSync(folder)) return folder;
  const unfinished = fileURLToPath(new URL(`${randomUUID()}.new`, cache));
  const pglite = await PGlite.create(unfinished, { loadDataDir: await migratedTemplate() });
  await pglite.close();
  // Another process may have been faster.
  await rename(unfinished, folder).catch(() => rm(unfinished, { recursive: true, force: true }));
  return folder;
}

/** Removes templates of other migrations, 40 MB each. */
async function removeOthers(file: URL): Promise<void> {
  const old = (await readdir(cache)).filter((name) => /\.(tar|files)$/.test(name) && !file.pathname.endsWith(name));
  await Promise.all(old.map((name) => rm(new URL(name, cache), { recursive: true, force: true })));
}

async function makeTemplate(): Promise<Blob> {
  const { pglite, pool } = await openInMemory();
  await migrate(new Kysely({ dialect: new PostgresDialect({ pool }) }));
  await pool.end();
  const files = await pglite.dumpDataDir("none");
  await pglite.close();
  return files;
}

async function fingerprint(): Promise<string> {
  const hash = createHash("sha256");
  const migrations = new URL("../migrations/", import.meta.url);
  for (const name of (await readdir(migrations)).sort()) hash.update(await readFile(new URL(name, migrations)));
  hash.update(await readFile(createRequire(import.meta.url).resolve("@electric-sql/pglite")));
  return hash.digest("hex").slice(0, 16);
}
