import { type Kysely, sql } from "kysely";

/** Direct conversations, mutes, and notification settings. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Two people have one direct conversation, whoever starts it: each pair is stored once, the smaller id first. The group is
  // created after its pair, in the same transaction.
  await sql`
    create table direct_groups (
      group_id uuid primary key references groups on delete cascade deferrable initially deferred,
      low_user_id uuid not null references users,
      high_user_id uuid not null references users,
      constraint direct_groups_pair_key unique (low_user_id, high_user_id),
      check (low_user_id < high_user_id)
    )`.execute(db);
  await sql`create index direct_groups_high_user_id_idx on direct_groups (high_user_id)`.execute(db);

  await sql`
    create table chat_mutes (
      chat_id uuid not null references chats on delete cascade,
      user_id uuid not null references users on delete cascade,
      primary key (chat_id, user_id)
    )`.execute(db);
  await sql`create index chat_mutes_user_id_idx on chat_mutes (user_id)`.execute(db);
  await sql`
    create table group_mutes (
      group_id uuid not null,
      user_id uuid not null,
      primary key (group_id, user_id),
      foreign key (group_id, user_id) references members on delete cascade
    )`.execute(db);
  await sql`create index group_mutes_user_id_idx on group_mutes (user_id)`.execute(db);

  // No row: the default settings.
  await sql`create type notification_choice as enum ('all', 'mentions', 'nothing')`.execute(db);
  await sql`
    create table notification_settings (
      user_id uuid primary key references users on delete cascade,
      choice notification_choice not null,
      quiet jsonb
    )`.execute(db);
}
