import { type Kysely, sql } from "kysely";

/**
 * Chats, messages and read pointers.
 *
 * `chat_id` comes first in every key of the message tier and no constraint there spans two chats, so that it can be
 * distributed by `chat_id` (docs/decisions/chat-id-is-the-shard-key.md). `seq` and `rev` are assigned under the
 * row lock of the chat (docs/decisions/seq-and-rev.md).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create type chat_kind as enum ('channel', 'thread', 'direct')`.execute(db);
  await sql`create type chat_visibility as enum ('open', 'private')`.execute(db);

  // Every send updates its chat's counters; free space in the page keeps the new row version next to the old one (HOT).
  await sql`
    create table chats (
      id uuid primary key,
      group_id uuid not null references groups on delete cascade,
      kind chat_kind not null default 'channel',
      visibility chat_visibility not null default 'open',
      name text not null check (char_length(name) between 1 and 80),
      topic text not null default '' check (char_length(topic) <= 500),
      parent_chat_id uuid,
      parent_message_id uuid,
      created_by uuid references users,
      last_seq bigint not null default 0 check (last_seq >= 0),
      last_rev bigint not null default 0 check (last_rev >= last_seq),
      created_at timestamptz not null default now(),
      archived_at timestamptz,
      check ((kind = 'thread') = (parent_message_id is not null)),
      check ((parent_chat_id is null) = (parent_message_id is null))
    ) with (fillfactor = 50)`.execute(db);
  // Private chats are excluded: "that name is taken" would tell an outsider that one exists.
  await sql`
    create unique index chats_name_key on chats (group_id, lower(name))
      where kind = 'channel' and visibility = 'open' and archived_at is null`.execute(db);
  await sql`create unique index chats_parent_key on chats (parent_chat_id, parent_message_id)`.execute(db);

  // Members of private chats. Open chats have no rows here: everyone in the group may see them.
  await sql`
    create table chat_members (
      chat_id uuid not null references chats on delete cascade,
      user_id uuid not null references users,
      added_at timestamptz not null default now(),
      primary key (chat_id, user_id)
    )`.execute(db);
  await sql`create index chat_members_user_id_idx on chat_members (user_id)`.execute(db);

  // A deleted message is a tombstone, which cannot have a text.
  await sql`
    create table messages (
      chat_id uuid not null references chats on delete cascade,
      id uuid not null,
      seq bigint not null check (seq > 0),
      rev bigint not null check (rev >= seq),
      user_id uuid not null references users,
      text text check (char_length(text) between 1 and 10000),
      created_at timestamptz not null,
      edited_at timestamptz,
      deleted_at timestamptz,
      primary key (chat_id, id),
      unique (chat_id, seq),
      check ((deleted_at is null) = (text is not null))
    )`.execute(db);
  await sql`create unique index messages_chat_id_rev_key on messages (chat_id, rev)`.execute(db);
  await sql`
    alter table chats add constraint chats_parent_fkey
      foreign key (parent_chat_id, parent_message_id) references messages (chat_id, id) on delete cascade`.execute(db);

  // Earlier versions of edited messages.
  await sql`
    create table message_versions (
      chat_id uuid not null,
      message_id uuid not null,
      rev bigint not null,
      text text not null check (char_length(text) between 1 and 10000),
      created_at timestamptz not null,
      primary key (chat_id, message_id, rev),
      foreign key (chat_id, message_id) references messages (chat_id, id) on delete cascade
    )`.execute(db);

  // How far a person has read a chat; unread is last_seq - seq. No row: the person has read nothing yet.
  await sql`
    create table reads (
      chat_id uuid not null references chats on delete cascade,
      user_id uuid not null references users on delete cascade,
      seq bigint not null check (seq >= 0),
      primary key (chat_id, user_id)
    )`.execute(db);
  await sql`create index reads_user_id_idx on reads (user_id)`.execute(db);
}
