import { type Kysely, sql } from "kysely";

/** Pictures of people, finding people by their words, and accounts whose texts are being erased. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // One for each person: a new one takes the place of the old. They are small (256 pixels square), so that they live in
  // the database, where every node and every backup has them.
  await sql`
    create table pictures (
      user_id uuid primary key references users on delete cascade,
      id uuid not null unique,
      bytes bytea not null check (octet_length(bytes) between 1 and 200000),
      created_at timestamptz not null default now()
    )`.execute(db);

  // An address elsewhere would tell its owner who reads what, and when.
  await sql`update users set image = null where image is not null`.execute(db);
  await sql`
    alter table users add constraint users_image_own_check check (image ~ '^/api/pictures/[0-9a-f-]{36}$')`.execute(db);

  // Every word of the name and of the username; a query asks for words that begin in some way. People are entered seldom
  // and looked for often, so nothing waits in a list that each search would go through.
  await sql`
    create index users_words_idx on users using gin (
      array_to_tsvector(array_remove(string_to_array(lower(translate(name || ' ' || username, '._-', '   ')), ' '), ''))
    ) with (fastupdate = off)`.execute(db);

  // Work to do: whoever ended an account and wanted the texts gone. It goes through all chats, in the order of their ids;
  // what lies before (chat_id, seq) is done.
  await sql`
    create table erasures (
      user_id uuid primary key references users on delete cascade,
      chat_id uuid,
      seq bigint not null default 0,
      asked_at timestamptz not null default now()
    )`.execute(db);
}
