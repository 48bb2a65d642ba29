import { createHash, randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { MessageChannel } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { Kysely, PostgresDialect } from "kysely";
import { createSessions } from "../embedded/session.ts";
import { createSessionPool } from "../embedded/session-pool.ts";
import { migrate } from "../migrate.ts";

const cache = new URL("../../node_modules/.cache/migrated-template/", import.meta.url);

/**
 * The files of an embedded database with all migrations, made once and kept under node_modules/.cache: making a
 * database takes 2 s and 830 MB, loading this one 0.5 s. The name is a hash of all that goes into it.
 */
export async function migratedTemplate(): Promise<Blob> {
  const file = new URL(`${await fingerprint()}.tar`, cache);
  const kept = await readFile(file).catch(() => undefined);
  if (kept) return new Blob([kept]);

  const made = await makeTemplate();
  await mkdir(cache, { recursive: true });
  // Written aside and moved: a second process sees all of it or nothing.
  const unfinished = new URL(`${randomUUID()}.new`, cache);
  await writeFile(unfinished, Buffer.from(await made.arrayBuffer()));
  await rename(unfinished, file);
  return made;
}

async function makeTemplate(): Promise<Blob> {
  const pglite = await PGlite.create("memory://");
  const serve = createSessions(pglite);
  const pool = createSessionPool(
    async () => {
      const { port1, port2 } = new MessageChannel();
      serve(port2);
      return port1;
    },
    () => {},
  );
  await migrate(new Kysely({ dialect: new PostgresDialect({ pool }) }));
  await pool.end();
  const dump = await pglite.dumpDataDir("none");
  await pglite.close();
  return dump;
}

async function fingerprint(): Promise<string> {
  const hash = createHash("sha256");
  const migrations = new URL("../migrations/", import.meta.url);
  for (const name of (await readdir(migrations)).sort()) hash.update(await readFile(new URL(name, migrations)));
  hash.update(await readFile(createRequire(import.meta.url).resolve("@electric-sql/pglite")));
  return hash.digest("hex").slice(0, 16);
}
