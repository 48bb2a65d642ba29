import { type Kysely, sql } from "kysely";

/** Profile pictures, the search for people, and accounts whose texts are being erased. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // One per person: a new one replaces the old. They are small (256 pixels square), so they can live in the database, where
  // every backup has them.
  await sql`
    create table pictures (
      user_id uuid primary key references users on delete cascade,
      id uuid not null unique,
      bytes bytea not null check (octet_length(bytes) between 1 and 200000),
      created_at timestamptz not null default now()
    )`.execute(db);

  // An external URL would tell its owner who reads what, and when.
  await sql`update users set image = null where image is not null`.execute(db);
  await sql`
    alter table users add constraint users_image_own_check check (image ~ '^/api/pictures/[0-9a-f-]{36}$')`.execute(db);

  // Every word of the name and the username; queries search for prefixes. People are searched for far more often than they
  // change, so updates go straight into the index instead of a list that each search would have to scan.
  await sql`
    create index users_words_idx on users using gin (
      array_to_tsvector(array_remove(string_to_array(lower(translate(name || ' ' || username, '._-', '   ')), ' '), ''))
    ) with (fastupdate = off)`.execute(db);

  // Work to do: deleted accounts whose texts are to be erased. It goes through all chats, in the order of their ids;
  // everything before (chat_id, seq) is done.
  await sql`
    create table erasures (
      user_id uuid primary key references users on delete cascade,
      chat_id uuid,
      seq bigint not null default 0,
      asked_at timestamptz not null default now()
    )`.execute(db);
}
