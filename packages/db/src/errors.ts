/**
 * The database cannot be opened. The message is one sentence for the operator: it names the setting that is wrong, and
 * never contains a password.
 */
export class DatabaseStartError extends Error {
  override readonly name = "DatabaseStartError";
}

/**
 * Whether a statement failed because the value already exists in `constraint`, a unique index or constraint. Use this instead
 * of checking first: of two simultaneous requests, the database lets one through.
 */
export function isUniqueViolation(error: unknown, constraint: string): boolean {
  return (
    error instanceof Error &&
    "code" in error &&
    error.code === "23505" &&
    "constraint" in error &&
    error.constraint === constraint
  );
}
