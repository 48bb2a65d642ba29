export { createDatabase, type DatabaseConfig, type DatabaseOptions, type OpenDatabase } from "./database.ts";
export {
  DatabaseStartError,
  isInDoubt,
  isOutOfReach,
  isOutOfService,
  isUniqueViolation,
  sqlStateOf,
} from "./errors.ts";
export { migrate } from "./migrate.ts";
export type { Outage } from "./outage.ts";
export { prepare } from "./prepare.ts";
export type * from "./schema.generated.ts";
