import type { Chat, EventOf, Group, Message, Snapshot } from "../wire.ts";
import { keepEqual } from "./keep-equal.ts";

/*
 * The person, their groups, and their chats with counters. Pure functions: unchanged parts keep their identity, and a change
 * without effect returns its input.
 */

/** A chat without the fields that differ from person to person. */
export type ChatFacts = EventOf<"chat.created" | "chat.updated">["chat"];

type Counters = Pick<Chat, "lastSeq" | "lastRev" | "readSeq">;

/**
 * Replaces a snapshot by a new one, except for read pointers: those never go back, and one may be on its way to the server.
 */
export function mergeSnapshot(before: Snapshot | null, fresh: Snapshot): Snapshot {
  if (!before || before.user.id !== fresh.user.id) return { ...fresh, chats: fresh.chats.toSorted(byName) };
  const known = new Map(before.chats.map((chat) => [chat.id, chat]));
  const chats = fresh.chats.map((chat) => raise(chat, { readSeq: known.get(chat.id)?.readSeq ?? 0 }));
  return keepEqual(before, { ...fresh, chats: chats.sort(byName) });
}

/** The server may sort non-English letters differently; a list must have one order, wherever it comes from. */
const byName = (a: Chat, b: Chat) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1);

function raise(chat: Chat, counters: Partial<Counters>): Chat {
  const lastSeq = Math.max(chat.lastSeq, counters.lastSeq ?? 0);
  const lastRev = Math.max(chat.lastRev, counters.lastRev ?? 0);
  const readSeq = Math.max(chat.readSeq, counters.readSeq ?? 0);
  const mentions = chat.mentions.filter((seq) => seq > readSeq);
  return keepEqual(chat, { ...chat, lastSeq, lastRev, readSeq, unread: Math.max(lastSeq - readSeq, 0), mentions });
}

export const replaceChat = (snapshot: Snapshot, chat: Chat): Snapshot => ({
  ...snapshot,
  chats: snapshot.chats.map((one) => (one.id === chat.id ? chat : one)),
});

export const findChat = (snapshot: Snapshot | null, chatId: string): Chat | undefined =>
  snapshot?.chats.find(({ id }) => id === chatId);

/** Moves a chat's counters forward; they never go back. */
export function withCounters(snapshot: Snapshot, chatId: string, counters: Partial<Counters>): Snapshot {
  const chat = findChat(snapshot, chatId);
  const raised = chat && raise(chat, counters);
  return raised && raised !== chat ? replaceChat(snapshot, raised) : snapshot;
}

/** Updates the counters for a message. A person's own new message counts as read. */
export function withMessage(snapshot: Snapshot, message: Message, created = true): Snapshot {
  const { chatId, seq, rev, userId } = message;
  const readSeq = created && userId === snapshot.user.id ? seq : 0;
  return withCounters(snapshot, chatId, { lastSeq: seq, lastRev: rev, readSeq });
}

/** Moves a read pointer. */
export const withRead = (snapshot: Snapshot, { chatId, seq }: { chatId: string; seq: number }): Snapshot =>
  withCounters(snapshot, chatId, { readSeq: seq });

/** Adds or replaces a chat. */
export function withChat(snapshot: Snapshot, changed: ChatFacts): Snapshot {
  const known = findChat(snapshot, changed.id);
  const chat = raise({ readSeq: 0, unread: 0, mentions: [], ...known, ...changed }, known ?? {});
  if (known && keepEqual(known, chat) === known) return snapshot;
  const others = snapshot.chats.filter(({ id }) => id !== chat.id);
  return { ...snapshot, chats: [...others, chat].sort(byName) };
}

const without = (muted: Snapshot["muted"], id: string): Snapshot["muted"] =>
  muted.includes(id) ? muted.filter((one) => one !== id) : muted;

/** Mutes or unmutes a known chat or group. */
export function withMuted(snapshot: Snapshot, { id, muted }: { id: string; muted: boolean }): Snapshot {
  const isThere = findChat(snapshot, id) ?? snapshot.groups.find((group) => group.id === id);
  if (!isThere || snapshot.muted.includes(id) === muted) return snapshot;
  const left = without(snapshot.muted, id);
  return { ...snapshot, muted: muted ? [...left, id].sort() : left };
}

/** Replaces the notification settings. */
export function withNotifications(snapshot: Snapshot, fresh: Snapshot["notifications"]): Snapshot {
  const notifications = keepEqual(snapshot.notifications, fresh);
  return notifications === snapshot.notifications ? snapshot : { ...snapshot, notifications };
}

/** Removes a chat. */
export function withoutChat(snapshot: Snapshot, chatId: string): Snapshot {
  if (!findChat(snapshot, chatId)) return snapshot;
  return {
    ...snapshot,
    chats: snapshot.chats.filter((chat) => chat.id !== chatId),
    muted: without(snapshot.muted, chatId),
  };
}

/** Adds or replaces a group. */
export function withGroup(snapshot: Snapshot, changed: Group): Snapshot {
  const known = snapshot.groups.find(({ id }) => id === changed.id);
  const group = keepEqual(known, changed);
  if (known === group) return snapshot;
  const groups = known ? snapshot.groups.map((one) => (one === known ? group : one)) : [...snapshot.groups, group];
  return { ...snapshot, groups };
}

/** Removes a group with its chats. */
export function withoutGroup(snapshot: Snapshot, groupId: string): Snapshot {
  const inside = (one: { id?: string; groupId?: string }) => one.id === groupId || one.groupId === groupId;
  if (!snapshot.groups.some(inside) && !snapshot.chats.some(inside)) return snapshot;
  return {
    ...snapshot,
    groups: snapshot.groups.filter(({ id }) => id !== groupId),
    chats: snapshot.chats.filter((chat) => chat.groupId !== groupId),
    directs: snapshot.directs.filter((direct) => direct.groupId !== groupId),
    muted: without(snapshot.muted, groupId),
  };
}

/** Updates the other person of a direct conversation. */
export function withPeer(snapshot: Snapshot, { id, username, name, image }: Message["user"]): Snapshot {
  const user = { id, username, name, image };
  const directs = keepEqual(
    snapshot.directs,
    snapshot.directs.map((direct) => (direct.user.id === id ? { ...direct, user } : direct)),
  );
  return directs === snapshot.directs ? snapshot : { ...snapshot, directs };
}

/** Updates the signed-in person. */
export function withOwnUser(snapshot: Snapshot, user: EventOf<"user.updated">["user"]): Snapshot {
  if (user.id !== snapshot.user.id) return snapshot;
  const own = keepEqual(snapshot.user, { ...snapshot.user, ...user });
  return own === snapshot.user ? snapshot : { ...snapshot, user: own };
}
