/**
 * The database cannot be opened. The message is one sentence for the person who starts the server: it names the
 * setting that is wrong and never holds a password.
 */
export class DatabaseStartError extends Error {
  override readonly name = "DatabaseStartError";
}

/**
 * True when a statement failed because `constraint` (the name of a unique index or constraint) already holds that value.
 * Ask this instead of looking first: of two requests at the same instant, the database lets one through.
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
