import { type DB, prepare } from "@parley/db";
import { type Kysely, sql } from "kysely";
import { chatColumns } from "../chats/chats.queries.ts";
import { ParleyError } from "../errors.ts";
import { groupColumns } from "../groups/groups.queries.ts";
import type { Loaders } from "../loaders.ts";
import { messageColumns, withAuthor } from "../messages/messages.queries.ts";
import { can, type Permission } from "./permissions.ts";
import { visibleChats } from "./visible-chats.ts";

/*
 * The only way to get a row that belongs to a group. Each function loads the row together with the actor's membership:
 * a stranger and a wrong id get the same NOT_FOUND, a member without the permission gets FORBIDDEN.
 *
 * A write locks the actor's membership until its transaction ends, so a removal or demotion at the same moment happens
 * either before this check or after the change it allows.
 */

declare const granted: unique symbol;

/** A row that was loaded for someone with permission `P`. Only this file makes one; actions take nothing else. */
export type Granted<Row, P extends Permission> = Row & { readonly [granted]: P };

interface AccessRequest<P extends Permission> {
  readonly userId: string;
  readonly permission: P;
  /** What to lock until the transaction ends: for writes at least the membership, for most of them the row too. */
  readonly lock: "none" | "membership" | "row";
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
export async function accessGroup<P extends Permission>(db: Kysely<DB>, groupId: string, request: AccessRequest<P>) {
  const row = await db
    .selectFrom("groups")
    .innerJoin("members", "members.group_id", "groups.id")
    .where("groups.id", "=", groupId)
    .where("members.user_id", "=", request.userId)
    .select([...groupColumns, "members.role", "members.user_id as actorId"])
    // Membership changes of a group happen one after another: "is there another owner?" depends on it. This lock comes
    // first: two actors who had locked their own memberships and wanted to change each other's would deadlock.
    .$if(request.lock === "row", (query) => query.forNoKeyUpdate("groups"))
    .$if(request.lock !== "none", (query) => query.forShare("members"))
    .executeTakeFirst();
  return grant(row, request.permission);
}

/** The chat with the actor's role in its group, for reading. Locks nothing. */
export async function viewChat<P extends Permission>(
  loaders: Loaders,
  chatId: string,
  { userId, permission }: Omit<AccessRequest<P>, "lock">,
) {
  return grant(await loaders.chat({ chatId, userId }), permission);
}

/** The chat with the actor's role in its group, locked until the transaction ends. */
export async function accessChat<P extends Permission>(tx: Kysely<DB>, chatId: string, request: AccessRequest<P>) {
  const lock = request.lock === "row" ? lockChat : lockMembership;
  const [locked] = await lock(tx, { chatId, userId: request.userId });
  // Lock first, then read: a statement that waited for a lock sees the data from before the wait, except in the rows that it
  // locks. For an open chat those rows are all that matters, which saves a send one statement. For a private chat it could
  // still see a person inside who was removed during the wait.
  const known = request.lock === "row" && (!locked || locked.visibility === "open");
  if (known) return grant(locked, request.permission);
  const lookup = { chatId, userId: request.userId };
  return grant((await findAccessibleChats(tx, [lookup])).get(chatLookupId(lookup)), request.permission);
}

const accessColumns = [...chatColumns, "members.role", "members.user_id as actorId"] as const;

export interface ChatLookup {
  readonly chatId: string;
  readonly userId: string;
}

export const chatLookupId = ({ chatId, userId }: ChatLookup): string => `${chatId} ${userId}`;

/** Those of the chats that the person of the look may enter, with that person's role, by {@link chatLookupId}. */
export async function findAccessibleChats(db: Kysely<DB>, lookups: readonly ChatLookup[]) {
  const userIds = lookups.map(({ userId }) => userId);
  const chatIds = lookups.map(({ chatId }) => chatId);
  const rows = await accessibleChats(db, { chatIds, userIds });
  return new Map(rows.map((row) => [chatLookupId({ chatId: row.id, userId: row.actorId }), row]));
}

const accessibleChats = prepare((db, { chatIds, userIds }: { chatIds: string[]; userIds: string[] }) => {
  const asked = sql<ChatLookup>`unnest(${chatIds}::uuid[], ${userIds}::uuid[])`;
  return visibleChats(db, userIds)
    .innerJoin(asked.as<"asked">(sql`asked("chatId", "userId")`), (join) =>
      join.onRef("asked.chatId", "=", "chats.id").onRef("asked.userId", "=", "members.user_id"),
    )
    .select(accessColumns);
});

/** Locks the actor's membership in the chat's group, and finds the chat; nothing for a stranger. */
const lockMembership = prepare((tx, lookup: ChatLookup) => lockedMembership(tx, lookup));

/**
 * Locks the chat, too. Every change to a chat or its messages queues here: this lock is what makes seq and rev gapless.
 */
const lockChat = prepare((tx, lookup: ChatLookup) => lockedMembership(tx, lookup).forNoKeyUpdate("chats"));

const lockedMembership = (tx: Kysely<DB>, { chatId, userId }: ChatLookup) =>
  tx
    .selectFrom("chats")
    .innerJoin("members", "members.group_id", "chats.group_id")
    .where("chats.id", "=", chatId)
    .where("members.user_id", "=", userId)
    .select(accessColumns)
    .forShare("members");

/**
 * Locks the actor's own account until the transaction ends, so that the account cannot be deleted in the middle, and
 * changes that people make to their own account happen one after another.
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

/** The message with its author, in a chat for which the permission was checked. */
export async function accessMessage<P extends Permission>(
  db: Kysely<DB>,
  chat: Granted<{ id: string }, P>,
  messageId: string,
) {
  const row = await withAuthor(db.selectFrom("messages"))
    .where("messages.chat_id", "=", chat.id)
    .where("messages.id", "=", messageId)
    .select(messageColumns)
    .executeTakeFirst();
  if (!row) throw new ParleyError("NOT_FOUND");
  return row as Granted<typeof row, P>;
}

export type GroupAccess<P extends Permission> = Awaited<ReturnType<typeof accessGroup<P>>>;
export type ChatAccess<P extends Permission> = Awaited<ReturnType<typeof accessChat<P>>>;
export type MessageAccess<P extends Permission> = Awaited<ReturnType<typeof accessMessage<P>>>;
