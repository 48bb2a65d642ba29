export { isUniqueViolation } from "./errors.ts";
export { migrate } from "./migrate.ts";
export type * from "./schema.generated.ts";
