import { type DB, prepare } from "@parley/db";
import { type ExpressionBuilder, type Kysely, type SelectQueryBuilder, sql } from "kysely";
import { person, personColumns } from "../users/users.queries.ts";

const asUuid = <D, T extends keyof D>(eb: ExpressionBuilder<D, T>, value: string) =>
  eb.cast<string>(eb.val(value), "uuid");
const asBigint = <D, T extends keyof D>(eb: ExpressionBuilder<D, T>, value: number) =>
  eb.cast<number>(eb.val(value), "bigint");

type WithAuthor = ExpressionBuilder<DB, "messages" | "users">;

/** Joins each message with its author; {@link messageColumns} needs that. */
export const withAuthor = <O>(messages: SelectQueryBuilder<DB, "messages", O>) =>
  messages.innerJoin("users", "users.id", "messages.user_id");

/** A message as clients get it. A deleted one keeps its position, without its text. */
export const messageColumns = (eb: WithAuthor) =>
  [
    "messages.id",
    "messages.chat_id as chatId",
    "messages.seq",
    "messages.rev",
    "messages.user_id as userId",
    person(eb).as("user"),
    "messages.text",
    sql<string[]>`coalesce(messages.mentions, '{}')`.as("mentions"),
    "messages.created_at as createdAt",
    "messages.edited_at as editedAt",
    "messages.deleted_at as deletedAt",
  ] as const;

const messagesIn = (db: Kysely<DB>, chatId: string) =>
  withAuthor(db.selectFrom("messages")).where("messages.chat_id", "=", chatId).select(messageColumns);

export type Message = Awaited<ReturnType<typeof getMessage>>;

interface MessageIds {
  readonly chatId: string;
  readonly messageId: string;
}

export function findMessage(db: Kysely<DB>, ids: MessageIds) {
  return messagesIn(db, ids.chatId).where("messages.id", "=", ids.messageId).executeTakeFirst();
}

export function getMessage(db: Kysely<DB>, ids: MessageIds) {
  return messagesIn(db, ids.chatId).where("messages.id", "=", ids.messageId).executeTakeFirstOrThrow();
}

/** At most `limit` messages before position `seq`, oldest first. */
export async function findMessagesBefore(db: Kysely<DB>, chatId: string, page: { seq: number; limit: number }) {
  const newestFirst = await messagesIn(db, chatId)
    .where("messages.seq", "<", page.seq)
    .orderBy("messages.seq", "desc")
    .limit(page.limit)
    .execute();
  return newestFirst.reverse();
}

/** At most `limit` messages after position `seq`, oldest first. */
export function findMessagesAfter(db: Kysely<DB>, chatId: string, page: { seq: number; limit: number }) {
  return messagesIn(db, chatId)
    .where("messages.seq", ">", page.seq)
    .orderBy("messages.seq")
    .limit(page.limit)
    .execute();
}

/**
 * The `seq` of the first message sent at or after a point in time; the one after the last message when there is none.
 * `seq` and time grow together, so a binary search finds it with 17 index lookups among 100,000 messages. No index on time is
 * needed, which every send would have to pay for.
 */
export async function findSeqAt(db: Kysely<DB>, chat: { id: string; lastSeq: number }, at: Date): Promise<number> {
  const found = await sql<{ seq: number }>`
    with recursive span (low, high) as (
      select 1::bigint, ${chat.lastSeq}::bigint + 1
      union all
      select
        case when middle.created_at < ${at}::timestamptz then middle.seq + 1 else span.low end,
        case when middle.created_at < ${at}::timestamptz then span.high else middle.seq end
      from span
      join messages as middle on middle.chat_id = ${chat.id}::uuid and middle.seq = (span.low + span.high) / 2
      where span.low < span.high
    )
    select low as seq from span where low = high
  `.execute(db);
  return found.rows[0]?.seq ?? 1;
}

export interface ChangesPage {
  readonly chatId: string;
  readonly rev: number;
  readonly limit: number;
}

export const changesId = ({ chatId, rev, limit }: ChangesPage): string => `${chatId} ${rev} ${limit}`;

/**
 * For each page at most `limit` messages that were sent or changed after `rev`, in the order of their last change, under its
 * {@link changesId}.
 */
export async function findChangesOfEach(db: Kysely<DB>, pages: readonly ChangesPage[]) {
  const column = <K extends keyof ChangesPage>(key: K) => pages.map((page) => page[key]);
  const rows = await changesOfEach(db, { chatIds: column("chatId"), revs: column("rev"), limits: column("limit") });
  const found = new Map(pages.map((page) => [changesId(page), [] as Message[]]));
  for (const { sinceRev, limit, ...message } of rows) {
    found.get(changesId({ chatId: message.chatId, rev: sinceRev, limit }))?.push(message);
  }
  return found;
}

const changesOfEach = prepare((db, of: { chatIds: string[]; revs: number[]; limits: number[] }) => {
  const asked = sql<ChangesPage>`unnest(${of.chatIds}::uuid[], ${of.revs}::bigint[], ${of.limits}::int[])`;
  return db
    .selectFrom(asked.as<"asked">(sql`asked("chatId", rev, "limit")`))
    .innerJoinLateral(
      (eb) =>
        withAuthor(eb.selectFrom("messages"))
          .where("messages.chat_id", "=", eb.ref("asked.chatId"))
          .where("messages.rev", ">", eb.ref("asked.rev"))
          .select(messageColumns)
          .orderBy("messages.rev")
          .limit(eb.ref("asked.limit"))
          .as("found"),
      (join) => join.onTrue(),
    )
    .selectAll("found")
    .select(["asked.rev as sinceRev", "asked.limit as limit"])
    .orderBy("found.rev");
});

/** The authors of the messages from one position to another, under their current names. */
export function findAuthors(db: Kysely<DB>, chatId: string, span: { from: number; to: number }) {
  return withAuthor(db.selectFrom("messages"))
    .where("messages.chat_id", "=", chatId)
    .where("messages.seq", ">=", span.from)
    .where("messages.seq", "<=", span.to)
    .select(personColumns)
    .distinct()
    .execute();
}

/** The earlier versions of a message, newest first. */
export function findVersions(db: Kysely<DB>, ids: MessageIds, limit: number) {
  return db
    .selectFrom("message_versions")
    .where("chat_id", "=", ids.chatId)
    .where("message_id", "=", ids.messageId)
    .select(["text", "created_at as createdAt"])
    .orderBy("rev", "desc")
    .limit(limit)
    .execute();
}

/**
 * Stores a message at the next position of its chat and moves the author's read pointer past it, all in one statement, because
 * sends are the most frequent write. If a message already has this id, nothing changes. The caller has locked the chat's row,
 * whose counters are in `chat`.
 *
 * @returns the message that has this id now. It is new when its `seq` is beyond `chat.lastSeq`.
 */
export async function createMessage(
  tx: Kysely<DB>,
  chat: { id: string; lastSeq: number; lastRev: number },
  { mentions, ...message }: { id: string; userId: string; text: string; mentions: string[] },
): Promise<Message> {
  const place = { chatId: chat.id, seq: chat.lastSeq + 1, rev: chat.lastRev + 1 };
  const [stored] = await storeMessage(tx, { ...message, ...place, mentions: asColumn(mentions) });
  if (!stored) throw new Error("A message was neither found nor stored.");
  return stored;
}

interface NewMessage {
  chatId: string;
  id: string;
  seq: number;
  rev: number;
  userId: string;
  text: string;
  mentions: string[] | null;
}

const storeMessage = prepare((tx, { chatId, id, seq, rev, userId, text, mentions }: NewMessage) =>
  tx
    .with("before", (db) =>
      db.selectFrom("messages").where("chat_id", "=", chatId).where("id", "=", id).select(storedColumns),
    )
    .with("counted", (db) =>
      db
        .updateTable("chats")
        .set({ last_seq: seq, last_rev: rev })
        .where("id", "=", chatId)
        .where(({ not, exists, selectFrom }) => not(exists(selectFrom("before").select("before.id"))))
        .returning("id"),
    )
    .with("marked", (db) =>
      db
        .insertInto("reads")
        .columns(["chat_id", "user_id", "seq"])
        .expression(
          db
            .selectFrom("counted")
            .select((eb) => ["id", asUuid(eb, userId).as("user_id"), asBigint(eb, seq).as("seq")]),
        )
        .onConflict((conflict) => conflict.columns(["chat_id", "user_id"]).doUpdateSet({ seq }))
        .returning("seq"),
    )
    .with("created", (db) =>
      db
        .insertInto("messages")
        .columns(["chat_id", "id", "seq", "rev", "user_id", "text", "mentions", "created_at"])
        .expression(
          db.selectFrom("counted").select((eb) => [
            "counted.id as chat_id",
            asUuid(eb, id).as("id"),
            asBigint(eb, seq).as("seq"),
            asBigint(eb, rev).as("rev"),
            asUuid(eb, userId).as("user_id"),
            eb.cast<string>(eb.val(text), "text").as("text"),
            sql<string[] | null>`${mentions}::uuid[]`.as("mentions"),
            // Not now(): that is when the transaction began, and it may have waited for the lock since.
            sql<Date>`clock_timestamp()`.as("created_at"),
          ]),
        )
        .returning(storedColumns),
    )
    .selectFrom((eb) =>
      eb
        .selectFrom("before")
        .select(storedColumns)
        .unionAll(eb.selectFrom("created").select(storedColumns))
        .as("messages"),
    )
    .innerJoin("users", "users.id", "messages.user_id")
    .select(messageColumns),
);

/** null when nobody is mentioned. */
const asColumn = (mentions: string[]) => (mentions.length > 0 ? mentions : null);

const storedColumns = [
  "chat_id",
  "id",
  "seq",
  "rev",
  "user_id",
  "text",
  "mentions",
  "created_at",
  "edited_at",
  "deleted_at",
] as const;

/**
 * Gives a message a new text, or none, at the next revision of its chat, whose row the caller has locked.
 * Only the newest text stays in `messages`.
 */
export async function updateMessage(
  tx: Kysely<DB>,
  chat: { id: string; lastRev: number },
  change: { id: string; text: string; mentions: string[] } | { id: string; deleted: true },
): Promise<void> {
  const rev = chat.lastRev + 1;
  await tx
    .with("counted", (db) =>
      db.updateTable("chats").set({ last_rev: rev }).where("id", "=", chat.id).returning("last_rev"),
    )
    .updateTable("messages")
    .set(
      "deleted" in change
        ? { rev, text: null, mentions: null, deleted_at: sql<Date>`clock_timestamp()` }
        : { rev, text: change.text, mentions: asColumn(change.mentions), edited_at: sql<Date>`clock_timestamp()` },
    )
    .where("chat_id", "=", chat.id)
    .where("id", "=", change.id)
    .execute();
}

/** Saves the current text of a message as one of its versions. */
export async function createVersion(
  tx: Kysely<DB>,
  message: { chatId: string; id: string; rev: number; text: string; createdAt: Date },
): Promise<void> {
  await tx
    .insertInto("message_versions")
    .values({
      chat_id: message.chatId,
      message_id: message.id,
      rev: message.rev,
      text: message.text,
      created_at: message.createdAt,
    })
    .execute();
}

export async function deleteVersions(tx: Kysely<DB>, ids: MessageIds): Promise<void> {
  await tx
    .deleteFrom("message_versions")
    .where("chat_id", "=", ids.chatId)
    .where("message_id", "=", ids.messageId)
    .execute();
}
