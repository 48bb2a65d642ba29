import { type Kysely, sql } from "kysely";

/**
 * The place of a person in a list by name. Big letters and small are the same, and so are letters with an accent and without;
 * the order is the same on every server, whatever language its database was made for.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function sort_name(name text) returns text language sql immutable parallel safe
    return regexp_replace(normalize(lower(name), nfkd), '[\\u0300-\\u036f]', '', 'g')`.execute(db);
  await sql`
    alter table users add column sort_name text collate "C" not null
      generated always as (sort_name(name)) stored`.execute(db);
}
