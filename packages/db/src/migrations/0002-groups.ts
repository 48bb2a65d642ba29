import { type Kysely, sql } from "kysely";

/** Groups, their members, and invites. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create type group_kind as enum ('team', 'direct')`.execute(db);
  await sql`create type member_role as enum ('owner', 'admin', 'member', 'guest')`.execute(db);

  await sql`
    create table groups (
      id uuid primary key,
      kind group_kind not null default 'team',
      name text not null check (char_length(name) between 1 and 80),
      created_at timestamptz not null default now()
    )`.execute(db);

  await sql`
    create table members (
      group_id uuid not null references groups on delete cascade,
      user_id uuid not null references users,
      role member_role not null,
      joined_at timestamptz not null default now(),
      primary key (group_id, user_id)
    )`.execute(db);
  await sql`create index members_user_id_idx on members (user_id)`.execute(db);

  await sql`
    create table invites (
      id uuid primary key,
      group_id uuid not null references groups on delete cascade,
      token_hash text not null unique,
      role member_role not null check (role <> 'owner'),
      created_by uuid not null references users,
      max_uses int check (max_uses > 0),
      uses int not null default 0 check (uses >= 0 and (max_uses is null or uses <= max_uses)),
      expires_at timestamptz,
      revoked_at timestamptz,
      created_at timestamptz not null default now()
    )`.execute(db);
  await sql`create index invites_group_id_idx on invites (group_id, created_at)`.execute(db);
}
