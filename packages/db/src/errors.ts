import pg from "pg";

/**
 * The database cannot be opened. The message is one sentence for the operator: it names the setting that is wrong, and
 * never contains a password.
 */
export class DatabaseStartError extends Error {
  override readonly name = "DatabaseStartError";
}

/** There is no connection, or it was lost before the answer came. What was asked for may have been done. */
export class DatabaseLostError extends Error {
  override readonly name = "DatabaseLostError";
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

/** PostgreSQL's code for what went wrong, also when the error was wrapped; empty if it is not PostgreSQL that speaks. */
export function sqlStateOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  // Not the codes of Node.js, of which one, EPIPE, is as long.
  if ("code" in error && typeof error.code === "string" && /^[\dFHPX][\dA-Z]{4}$/.test(error.code)) return error.code;
  return sqlStateOf(error.cause);
}

/**
 * Whether a failed commit may have succeeded after all: its answer was lost with the connection, or the session or the whole
 * server ended in the middle of it. Any other error is PostgreSQL's own answer that nothing was changed.
 */
export function isInDoubt(error: unknown): boolean {
  const state = sqlStateOf(error);
  return state === "" || state === "40003" || /^(08|57)/.test(state) || endsSession(error);
}

/** Whether the database can store nothing at present, whatever it is asked to. The same call may work in a while. */
export const isOutOfService = (error: unknown): boolean => isOutOfReach(error) || isUnableToWrite(error);

/** Whether the database is not there, or has no connection left. */
export function isOutOfReach(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const isOut = error instanceof DatabaseLostError || endsSession(error) || /^(08|57P0)/.test(sqlStateOf(error));
  return isOut || isOutOfReach(error.cause);
}

/** Whether the database's disk is full or broken, its memory used up, or it only takes queries. */
const isUnableToWrite = (error: unknown): boolean => /^(53|58|25006)/.test(sqlStateOf(error));

/** Whether PostgreSQL ended the session, or the whole server, with this error. */
const endsSession = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && (error.severity === "FATAL" || error.severity === "PANIC");
