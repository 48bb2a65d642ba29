import type { DB } from "@parley/db";
import { type Kysely, sql } from "kysely";

/**
 * Whether the database has concurrent sessions. The embedded one has a single session, in which transactions run one
 * after another, so nothing there ever waits for a lock.
 */
export const hasSessions = process.env["TEST_DRIVER"] === "postgres";

/** How many sessions of this database wait for a lock. Poll it. */
export async function countWaiting(db: Kysely<DB>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
  return rows[0]?.count ?? 0;
}
