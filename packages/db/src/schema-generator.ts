import type { Kysely } from "kysely";
import { generate, PostgresDialect } from "kysely-codegen";
import type { DB } from "./schema.generated.ts";

/** The TypeScript of all tables that a migrated database has: what `schema.generated.ts` must say. */
export function generateSchema(db: Kysely<DB>): Promise<string> {
  return generate({
    db,
    dialect: new PostgresDialect({ numericParser: "string" }),
    excludePattern: "kysely_*",
    typeMapping: { int8: "number" },
  });
}
