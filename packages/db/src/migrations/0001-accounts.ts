import { type Kysely, sql } from "kysely";

/**
 * People and how they sign in. The columns are those that better-auth reads and writes, in snake_case; the rules for
 * `username` are Parley's own. A deleted account keeps its row, so that its messages keep an author.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table users (
      id uuid primary key,
      email text not null check (char_length(email) between 3 and 320 and email = lower(email)),
      email_verified boolean not null default false,
      username text not null check (username ~ '^[a-z0-9_.-]{2,32}$'),
      name text not null check (char_length(name) between 1 and 80),
      bio text not null default '' check (char_length(bio) <= 500),
      image text check (char_length(image) <= 2000),
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      deleted_at timestamptz
    )`.execute(db);
  // Both are stored in lower case, so these keys are case-insensitive and serve lookups as they are.
  await sql`create unique index users_email_key on users (email)`.execute(db);
  await sql`create unique index users_username_key on users (username)`.execute(db);

  await sql`
    create table sessions (
      id uuid primary key,
      user_id uuid not null references users on delete cascade,
      token text not null unique,
      expires_at timestamptz not null,
      ip_address text,
      user_agent text,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db);
  await sql`create index sessions_user_id_idx on sessions (user_id)`.execute(db);

  await sql`
    create table accounts (
      id uuid primary key,
      user_id uuid not null references users on delete cascade,
      account_id text not null,
      provider_id text not null,
      password text,
      access_token text,
      refresh_token text,
      id_token text,
      access_token_expires_at timestamptz,
      refresh_token_expires_at timestamptz,
      scope text,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      unique (provider_id, account_id)
    )`.execute(db);
  await sql`create index accounts_user_id_idx on accounts (user_id)`.execute(db);

  await sql`
    create table verifications (
      id uuid primary key,
      identifier text not null,
      value text not null,
      expires_at timestamptz not null,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db);
  await sql`create index verifications_identifier_idx on verifications (identifier)`.execute(db);
}
