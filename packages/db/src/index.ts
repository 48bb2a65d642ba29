export { createDatabase, type DatabaseConfig, type DatabaseOptions, type OpenDatabase } from "./database.ts";
export { DatabaseStartError, isUniqueViolation } from "./errors.ts";
export { migrate } from "./migrate.ts";
export type * from "./schema.generated.ts";
