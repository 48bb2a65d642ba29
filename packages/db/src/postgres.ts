import pg from "pg";
import { DatabaseStartError } from "./errors.ts";
import { typeParsers } from "./type-parsers.ts";

/** A pool on a PostgreSQL server. Connects once, so that a wrong address is told at the start and not by the first call. */
export async function openPostgres(
  url: string,
  { maxConnections = 20, onError }: { maxConnections?: number | undefined; onError: (error: Error) => void },
): Promise<pg.Pool> {
  let pool: pg.Pool;
  try {
    pool = new pg.Pool({
      connectionString: url,
      max: maxConnections,
      connectionTimeoutMillis: 10_000,
      statement_timeout: 30_000,
      idle_in_transaction_session_timeout: 60_000,
      application_name: "parley",
      keepAlive: true,
      types: typeParsers,
    });
    pool.on("error", onError);
    await pool.query("select 1");
  } catch (error) {
    throw new DatabaseStartError(`DATABASE_URL: ${sentence(error, url)}`);
  }
  return pool;
}

function sentence(error: unknown, url: string): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const where = placeOf(url);
  switch (code) {
    case "ECONNREFUSED":
      return `nothing answers at ${where}. Is PostgreSQL running there?`;
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `the host of ${where} is not known. Check its name.`;
    case "28P01":
    case "28000":
      return `${where} refused the user name or password.`;
    case "3D000":
      return `there is no such database at ${where}. Make it with createdb.`;
    default:
      return `${where} could not be used: ${message || code}.`;
  }
}

/** Host and database, without the password. */
function placeOf(url: string): string {
  if (!URL.canParse(url)) return "the address given";
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
