import type { DB } from "@parley/db";
import type { Kysely } from "kysely";
import { chatColumns } from "../chats/chats.queries.ts";
import { ParleyError } from "../errors.ts";
import { groupColumns } from "../groups/groups.queries.ts";
import { messageColumns, withAuthor } from "../messages/messages.queries.ts";
import { can, type Permission } from "./permissions.ts";
import { visibleChats } from "./visible-chats.ts";

/*
 * The only way to a row that belongs to a group. Each function loads the row together with the actor's membership:
 * a stranger and a wrong id get the same NOT_FOUND, a member without the permission gets FORBIDDEN.
 *
 * A write holds the actor's membership until its transaction ends, so that a removal or a lower role given in the same
 * instant comes either before this check or after the change it allows.
 */

declare const granted: unique symbol;

/** A row that was loaded for someone with permission `P`. Only this file makes one; actions take nothing else. */
export type Granted<Row, P extends Permission> = Row & { readonly [granted]: P };

interface Ask<P extends Permission> {
  readonly userId: string;
  readonly permission: P;
  /** What to lock until the transaction ends: for writes at least the membership, for most of them the row as well. */
  readonly hold: "nothing" | "membership" | "row";
}

const grant = <Row extends { role: Parameters<typeof can>[0] }, P extends Permission>(
  row: Row | undefined,
  permission: P,
): Granted<Row, P> => {
  if (!row) throw new ParleyError("NOT_FOUND");
  if (!can(row.role, permission)) throw new ParleyError("FORBIDDEN");
  return row as Granted<Row, P>;
};

/** The group with the actor's role in it. */
export async function accessGroup<P extends Permission>(db: Kysely<DB>, groupId: string, ask: Ask<P>) {
  const row = await db
    .selectFrom("groups")
    .innerJoin("members", "members.group_id", "groups.id")
    .where("groups.id", "=", groupId)
    .where("members.user_id", "=", ask.userId)
    .select([...groupColumns, "members.role", "members.user_id as actorId"])
    // Changes to who is in the group come one after another: "is there another owner?" needs that. This lock comes
    // first: two who hold their own memberships and want to change each other's would wait for each other.
    .$if(ask.hold === "row", (query) => query.forNoKeyUpdate("groups"))
    .$if(ask.hold !== "nothing", (query) => query.forShare("members"))
    .executeTakeFirst();
  return grant(row, ask.permission);
}

/** The chat with the actor's role in its group. */
export async function accessChat<P extends Permission>(db: Kysely<DB>, chatId: string, ask: Ask<P>) {
  const held = ask.hold === "nothing" ? undefined : await holdChat(db, chatId, ask);
  // Lock first, then read: a statement that waited for a lock goes on with what was there when it began, except in the rows
  // that it locks. For an open chat those rows are all there is to know, which saves sends a statement. For a private one it
  // would still see somebody inside who was removed while it waited.
  const known = ask.hold === "row" && (!held || held.visibility === "open");
  const row = known ? held : await lookAtChat(db, chatId, ask.userId);
  return grant(row, ask.permission);
}

const accessColumns = [...chatColumns, "members.role", "members.user_id as actorId"] as const;

const lookAtChat = (db: Kysely<DB>, chatId: string, userId: string) =>
  visibleChats(db, [userId]).where("chats.id", "=", chatId).select(accessColumns).executeTakeFirst();

/** Locks the actor's membership and, for most writes, the chat. Undefined for a stranger. */
function holdChat(db: Kysely<DB>, chatId: string, ask: Ask<Permission>) {
  return (
    db
      .selectFrom("chats")
      .innerJoin("members", "members.group_id", "chats.group_id")
      .where("chats.id", "=", chatId)
      .where("members.user_id", "=", ask.userId)
      .select(accessColumns)
      .forShare("members")
      // Whatever changes a chat or its messages queues here: this lock is what makes seq and rev gapless.
      .$if(ask.hold === "row", (query) => query.forNoKeyUpdate("chats"))
      .executeTakeFirst()
  );
}

/**
 * Locks the actor's own account until the transaction ends, so that the account cannot end in the middle, and what a
 * person changes about themselves happens one after another.
 */
export async function lockAccount(tx: Kysely<DB>, userId: string): Promise<void> {
  const account = await tx
    .selectFrom("users")
    .where("id", "=", userId)
    .where("deleted_at", "is", null)
    .select("id")
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!account) throw new ParleyError("SIGNED_OUT");
}

/** The message with its author, and the chat around it. */
export async function accessMessage<P extends Permission>(
  db: Kysely<DB>,
  ids: { chatId: string; messageId: string },
  ask: Ask<P>,
) {
  const chat = await accessChat(db, ids.chatId, ask);
  const row = await withAuthor(db.selectFrom("messages"))
    .where("messages.chat_id", "=", ids.chatId)
    .where("messages.id", "=", ids.messageId)
    .select(messageColumns)
    .executeTakeFirst();
  if (!row) throw new ParleyError("NOT_FOUND");
  // The permission was checked on the chat around it.
  return { chat, message: row as Granted<typeof row, P> };
}

export type GroupAccess<P extends Permission> = Awaited<ReturnType<typeof accessGroup<P>>>;
export type ChatAccess<P extends Permission> = Awaited<ReturnType<typeof accessChat<P>>>;
export type MessageAccess<P extends Permission> = Awaited<ReturnType<typeof accessMessage<P>>>["message"];
