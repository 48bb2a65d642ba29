import { type Kysely, sql } from "kysely";

/**
 * The sort key of a person's name. It ignores case and accents, and gives the same order on every server, whatever locale its
 * database has.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function sort_name(name text) returns text language sql immutable parallel safe
    return regexp_replace(normalize(lower(name), nfkd), '[\\u0300-\\u036f]', '', 'g')`.execute(db);
  await sql`
    alter table users add column sort_name text collate "C" not null
      generated always as (sort_name(name)) stored`.execute(db);
}
