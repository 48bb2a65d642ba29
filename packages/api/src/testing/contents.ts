import type { DB } from "@parley/db";
import { type Kysely, sql } from "kysely";

/*
 * The whole database as one text, to check that a call changed nothing or that a word is stored nowhere, and to restore
 * an earlier state.
 */

async function findTables(db: Kysely<DB>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' and tablename not like 'kysely%' order by 1
  `.execute(db);
  return rows.map((row) => row.name);
}

/** The columns of each table, without generated ones. */
async function findColumns(db: Kysely<DB>): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ table: string; columns: string[] }>`
    select table_name as table, json_agg(column_name::text) as columns from information_schema.columns
    where table_schema = 'public' and is_generated = 'NEVER' group by table_name`.execute(db);
  return new Map(rows.map(({ table, columns }) => [table, columns]));
}

/** Every row of every table. Equal texts mean equal databases. */
export async function contentsOf(db: Kysely<DB>): Promise<string> {
  const tables = (await findTables(db)).map(
    (name) => sql`
      select ${name}::text as name, coalesce(json_agg(to_json(t) order by to_json(t)::text), '[]') as rows
      from ${sql.table(name)} as t`,
  );
  const { rows } = await sql<{ contents: string }>`
    select json_object_agg(name, rows order by name)::text as contents
    from (${sql.join(tables, sql` union all `)}) as tables`.execute(db);
  return rows[0]?.contents ?? "";
}

/** Restores a state returned by {@link contentsOf}. */
export async function restore(db: Kysely<DB>, contents: string): Promise<void> {
  const tables = await findTables(db);
  const columnsOf = await findColumns(db);
  // One statement for all tables, because foreign keys are checked at its end; so the order does not matter.
  const deletes = tables.map((name) => sql`${sql.id(name)} as (delete from ${sql.table(name)})`);
  await sql`with ${sql.join(deletes)} select 1`.execute(db);
  const inserts = tables.map((name) => {
    const columns = sql.join((columnsOf.get(name) ?? []).map((column) => sql.id(column)));
    return sql`${sql.id(name)} as (
      insert into ${sql.table(name)} (${columns})
      select ${columns} from contents, jsonb_populate_recordset(null::${sql.table(name)}, tables -> ${sql.lit(name)}))`;
  });
  await sql`with contents as materialized (select ${contents}::jsonb as tables), ${sql.join(inserts)} select 1`.execute(
    db,
  );
}
