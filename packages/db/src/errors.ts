/** Why the database could not be opened, in one sentence for the person who starts the server. */
export class DatabaseStartError extends Error {
  override readonly name = "DatabaseStartError";
}

/** Whether a statement was refused because of this unique constraint or index. */
export function isUniqueViolation(error: unknown, constraint: string): boolean {
  return (
    error instanceof Error &&
    "code" in error &&
    error.code === "23505" &&
    "constraint" in error &&
    error.constraint === constraint
  );
}
