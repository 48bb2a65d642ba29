import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { PGlite } from "@electric-sql/pglite";
import { createPgConfig } from "@electric-sql/pglite/node-postgres";
import { Kysely, PostgresDialect } from "kysely";
import { generate, PostgresDialect as PostgresIntrospection } from "kysely-codegen";
import pg from "pg";
import { migrate } from "./migrate.ts";

/**
 * Writes the table types from a throw-away embedded database that has all migrations.
 * With `--check` it writes nothing and fails when the file on disk is not what the migrations give.
 */
const outFile = fileURLToPath(new URL("./schema.generated.ts", import.meta.url));
const check = process.argv.includes("--check");

const pglite = new PGlite("memory://");
const db = new Kysely<unknown>({
  dialect: new PostgresDialect({ pool: new pg.Pool({ ...createPgConfig(pglite), max: 1 }) }),
});
try {
  await migrate(db);
  const generated = await generate({
    db,
    dialect: new PostgresIntrospection({ numericParser: "string" }),
    excludePattern: "kysely_*",
    typeMapping: { int8: "number" },
    ...(check ? {} : { outFile }),
  });
  if (check && generated.trim() !== (await readFile(outFile, "utf8").catch(() => "")).trim()) {
    console.error("The table types are behind the migrations. Run: pnpm --filter @parley/db run codegen");
    process.exitCode = 1;
  }
} finally {
  await db.destroy();
  await pglite.close();
}
