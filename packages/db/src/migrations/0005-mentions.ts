import { type Kysely, sql } from "kysely";

/** Who is mentioned in messages. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Beside the text, because it is read with it; null when nobody is mentioned, which costs nothing. The nil UUID stands for
  // everyone in the chat.
  await sql`
    alter table messages
      add column mentions uuid[] check (cardinality(mentions) > 0),
      add check (deleted_at is null or mentions is null)`.execute(db);

  // The same again, indexed by the mentioned person: those after the read pointer are the unread mentions.
  await sql`
    create table mentions (
      chat_id uuid not null references chats on delete cascade,
      user_id uuid not null,
      seq bigint not null check (seq > 0),
      primary key (chat_id, user_id, seq)
    )`.execute(db);
}
