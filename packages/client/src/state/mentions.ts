import { limits } from "@parley/api/limits";
import { everyone } from "@parley/api/mentions/schema";
import type { Message, Snapshot } from "../wire.ts";
import { keepEqual } from "./keep-equal.ts";
import { wantSnapshot } from "./pending.ts";
import { findChat, replaceChat } from "./snapshot.ts";
import type { ParleyState } from "./state.ts";

/*
 * Unread mentions. An edit may add or remove a mention, and changes may arrive twice and out of order, so the newest known change
 * of each message is remembered.
 */

/** What has changed in a chat since the last snapshot. */
export interface MentionsKnown {
  /** The snapshot has every change up to this one. */
  readonly rev: number;
  /** The newest `rev` of each unread message that was edited or deleted, by its `seq`. */
  readonly changed: Readonly<Record<number, number>>;
}

const unknown: MentionsKnown = { rev: 0, changed: {} };

/** Whether a message mentions this person, by name or by mentioning everyone. */
export const isMentioned = (message: Pick<Message, "mentions">, userId: string): boolean =>
  message.mentions.includes(userId) || message.mentions.includes(everyone);

/** Starts over from a snapshot. */
export const mentionsSince = (snapshot: Snapshot): Readonly<Record<string, MentionsKnown>> =>
  Object.fromEntries(snapshot.chats.map(({ id, lastRev }) => [id, { rev: lastRev, changed: {} }]));

/** Updates the unread mentions for a message as it is now. */
export function withMentions(state: ParleyState, message: Message): ParleyState {
  const { snapshot } = state;
  const chat = findChat(snapshot, message.chatId);
  const known = state.pending.mentions[message.chatId] ?? unknown;
  if (!snapshot || !chat || message.seq <= chat.readSeq || message.rev <= known.rev) return state;
  if (message.rev <= (known.changed[message.seq] ?? 0)) return state;

  const others = chat.mentions.filter((seq) => seq !== message.seq);
  const all = isMentioned(message, snapshot.user.id) ? [...others, message.seq].sort((a, b) => a - b) : others;
  const mentions = keepEqual(chat.mentions, all.slice(-limits.unreadMentions));
  const counted =
    mentions === chat.mentions ? state : { ...state, snapshot: replaceChat(snapshot, { ...chat, mentions }) };
  // The list was full: an older mention may have to replace the one that is gone.
  const short = mentions.length < chat.mentions.length && chat.mentions.length === limits.unreadMentions;
  return withChanged(short ? wantSnapshot(counted) : counted, message, { ...known, readSeq: chat.readSeq });
}

/** Remembers that a message was changed, and forgets messages that have been read. */
function withChanged(state: ParleyState, message: Message, known: MentionsKnown & { readSeq: number }): ParleyState {
  if (message.editedAt === null && message.deletedAt === null) return state;
  const unread = Object.entries(known.changed).filter(([seq]) => Number(seq) > known.readSeq);
  const changed = { ...Object.fromEntries(unread), [message.seq]: message.rev };
  const mentions = { ...state.pending.mentions, [message.chatId]: { rev: known.rev, changed } };
  return { ...state, pending: { ...state.pending, mentions } };
}
