import { replaceEqualDeep } from "@tanstack/react-query";
import type { Outputs } from "../trpc.ts";
import type { Message } from "./timeline.ts";

export type Snapshot = Outputs["sync"]["snapshot"];
export type Group = Snapshot["groups"][number];
export type Chat = Snapshot["chats"][number];

/**
 * A snapshot that has just come, put over the one before. Counters and read pointers only ever grow, so an answer that
 * was under way while a message was sent or read does not take that back.
 */
export function mergeSnapshot(before: Snapshot | undefined, fresh: Snapshot): Snapshot {
  if (!before || before.user.id !== fresh.user.id) return fresh;
  const known = new Map(before.chats.map((chat) => [chat.id, chat]));
  const chats = fresh.chats.map((chat) => withCounters(chat, known.get(chat.id) ?? chat));
  return replaceEqualDeep(before, { ...fresh, chats });
}

function withCounters(chat: Chat, known: Pick<Chat, "lastSeq" | "lastRev" | "readSeq">): Chat {
  const lastSeq = Math.max(chat.lastSeq, known.lastSeq);
  const lastRev = Math.max(chat.lastRev, known.lastRev);
  const readSeq = Math.max(chat.readSeq, known.readSeq);
  return { ...chat, lastSeq, lastRev, readSeq, unread: lastSeq - readSeq };
}

function updateChat(snapshot: Snapshot, chatId: string, change: (chat: Chat) => Chat): Snapshot {
  return { ...snapshot, chats: snapshot.chats.map((chat) => (chat.id === chatId ? change(chat) : chat)) };
}

/** Counts a message in. One's own is read as soon as it is said. */
export function withMessage(snapshot: Snapshot, message: Message): Snapshot {
  const readSeq = message.userId === snapshot.user.id ? message.seq : 0;
  return updateChat(snapshot, message.chatId, (chat) =>
    withCounters(chat, { lastSeq: message.seq, lastRev: message.rev, readSeq }),
  );
}

/** Moves a read pointer. */
export function withRead(snapshot: Snapshot, { chatId, seq }: { chatId: string; seq: number }): Snapshot {
  return updateChat(snapshot, chatId, (chat) => withCounters(chat, { lastSeq: 0, lastRev: 0, readSeq: seq }));
}

/** Puts a chat that was made or changed into its place. */
export function withChat(snapshot: Snapshot, changed: Omit<Chat, "readSeq" | "unread">): Snapshot {
  const known = snapshot.chats.find((chat) => chat.id === changed.id);
  const chat = withCounters({ readSeq: 0, unread: 0, ...known, ...changed }, known ?? { ...changed, readSeq: 0 });
  const others = snapshot.chats.filter((other) => other.id !== chat.id);
  return { ...snapshot, chats: [...others, chat].sort((a, b) => a.name.localeCompare(b.name)) };
}

/** Takes a chat out. */
export function withoutChat(snapshot: Snapshot, chatId: string): Snapshot {
  return { ...snapshot, chats: snapshot.chats.filter((chat) => chat.id !== chatId) };
}

/** Puts a group that was joined or changed into its place. */
export function withGroup(snapshot: Snapshot, changed: Group): Snapshot {
  const known = snapshot.groups.some((group) => group.id === changed.id);
  return {
    ...snapshot,
    groups: known
      ? snapshot.groups.map((group) => (group.id === changed.id ? changed : group))
      : [...snapshot.groups, changed],
  };
}

/** Takes a group with its chats out. */
export function withoutGroup(snapshot: Snapshot, groupId: string): Snapshot {
  return {
    ...snapshot,
    groups: snapshot.groups.filter((group) => group.id !== groupId),
    chats: snapshot.chats.filter((chat) => chat.groupId !== groupId),
  };
}
