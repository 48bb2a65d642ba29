import type { DB } from "@parley/db";
import type { Kysely } from "kysely";
import type { ChatAccess, MessageAccess } from "../access/access.ts";
import { ParleyError } from "../errors.ts";
import { limits } from "../limits.ts";
import type { Services } from "../services.ts";
import {
  findAuthors,
  findMessage,
  findMessagesAfter,
  findMessagesBefore,
  findSeqAt,
  findVersions,
  type Message,
} from "./messages.queries.ts";

type ReadableChat = ChatAccess<"message.read">;

interface PageOptions {
  limit: number;
  cursor?: number | null | undefined;
  direction: "backward" | "forward";
  around?: string | number | undefined;
}

/**
 * A page of a chat's history, oldest message first. `olderCursor` and `newerCursor` lead to the neighbouring pages, and are
 * null at the ends. Pages are found by position (`seq`), so a deep page costs as much as the newest.
 */
export async function findPage(db: Kysely<DB>, chat: ReadableChat, options: PageOptions) {
  return asPage(chat, await messagesOf(db, chat, options));
}

async function messagesOf(db: Kysely<DB>, chat: ReadableChat, options: PageOptions): Promise<Message[]> {
  const { limit, cursor, direction, around } = options;
  if (around !== undefined) return findAround(db, chat, await seqOf(db, chat, around), limit);
  // An infinite query asks for its first page with a direction and without a cursor: that is the newest page.
  if (cursor === undefined || cursor === null) {
    return findMessagesBefore(db, chat.id, { seq: Number.MAX_SAFE_INTEGER, limit });
  }
  const find = direction === "forward" ? findMessagesAfter : findMessagesBefore;
  return find(db, chat.id, { seq: cursor, limit });
}

async function findAround(db: Kysely<DB>, chat: ReadableChat, seq: number, limit: number): Promise<Message[]> {
  // After the last message there are no newer ones to show.
  const half = seq > chat.lastSeq ? limit : Math.floor(limit / 2) || 1;
  const before = await findMessagesBefore(db, chat.id, { seq, limit: half });
  const rest = limit - before.length;
  const after = await findMessagesAfter(db, chat.id, { seq: seq - 1, limit: Math.max(rest, 1) });
  return [...before, ...after].slice(-limit);
}

async function seqOf(db: Kysely<DB>, chat: ReadableChat, around: string | number): Promise<number> {
  if (typeof around === "number") return around;
  // Ids have no colon, points in time do.
  if (around.includes(":")) return findSeqAt(db, chat, new Date(around));
  const message = await findMessage(db, { chatId: chat.id, messageId: around });
  if (!message) throw new ParleyError("NOT_FOUND");
  return message.seq;
}

/** `seq` has no gaps, so the ends are known from the numbers alone. */
function asPage(chat: ReadableChat, messages: Message[]) {
  const oldest = messages[0];
  const newest = messages.at(-1);
  return {
    messages,
    olderCursor: oldest && oldest.seq > 1 ? oldest.seq : null,
    newerCursor: newest && newest.seq < chat.lastSeq ? newest.seq : null,
  };
}

interface ChangesOptions {
  sinceRev: number;
  limit: number;
  authors?: { from: number; to: number } | undefined;
}

/**
 * What a client that knows everything up to `sinceRev` has missed, in the order of the changes. Afterwards it knows
 * everything up to `lastRev`; if there is `more`, it asks again from there. A new name does not change a message, so the
 * current names of authors are returned separately, if `authors` asks for them.
 */
export async function findChanges(
  { db, loaders }: Pick<Services, "db" | "loaders">,
  chat: ReadableChat,
  page: ChangesOptions,
) {
  const found = (await loaders.changes({ chatId: chat.id, rev: page.sinceRev, limit: page.limit + 1 })) ?? [];
  const messages = found.slice(0, page.limit);
  const more = found.length > page.limit;
  const newest = messages.at(-1)?.rev ?? 0;
  // chat.lastRev was read first, so everything up to it is among the messages found.
  return {
    messages,
    more,
    lastRev: more ? newest : Math.max(newest, chat.lastRev),
    ...(page.authors ? { authors: await findAuthors(db, chat.id, page.authors) } : {}),
  };
}

/** The versions of a message, oldest first, at most the newest hundred. None for a deleted message. */
export async function findHistory(db: Kysely<DB>, message: MessageAccess<"message.read">) {
  const ids = { chatId: message.chatId, messageId: message.id };
  const earlier = await findVersions(db, ids, limits.pageSize - 1);
  if (message.text === null) return { versions: [] };
  const now = { text: message.text, createdAt: message.editedAt ?? message.createdAt };
  return { versions: [...earlier.reverse(), now] };
}
