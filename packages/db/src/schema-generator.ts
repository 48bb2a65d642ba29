import type { Kysely } from "kysely";
import { generate, PostgresDialect } from "kysely-codegen";
import type { DB } from "./schema.generated.ts";

/** The TypeScript types of all tables of a migrated database: the content of `schema.generated.ts`. */
export function generateSchema(db: Kysely<DB>): Promise<string> {
  return generate({
    db,
    dialect: new PostgresDialect({ numericParser: "string" }),
    excludePattern: "kysely_*",
    typeMapping: { int8: "number" },
  });
}
