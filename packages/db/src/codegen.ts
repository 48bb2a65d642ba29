import { readFile, writeFile } from "node:fs/promises";
import { generateSchema } from "./schema-generator.ts";
import { createTestDatabase } from "./testing/test-database.ts";

/**
 * Generates the table types from a throwaway embedded database with all migrations.
 * With `--check` it writes nothing, and fails when the file on disk is out of date.
 */
const file = new URL("./schema.generated.ts", import.meta.url);
const check = process.argv.includes("--check");

const database = await createTestDatabase();
try {
  const generated = await generateSchema(database.db);
  if (!check) await writeFile(file, generated);
  else if (generated !== (await readFile(file, "utf8"))) {
    console.error("The table types are behind the migrations. Run: pnpm --filter @parley/db run codegen");
    process.exitCode = 1;
  }
} finally {
  await database.close();
}
