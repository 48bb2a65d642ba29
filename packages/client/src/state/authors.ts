import { limits } from "@parley/api/limits";
import type { Message } from "../wire.ts";
import { keepEqual } from "./keep-equal.ts";
import { withBehind } from "./pending.ts";
import type { ParleyState, Pending } from "./state.ts";

/*
 * The names of people. A new name does not change a message, so it has no `rev`. Connected clients learn of it from an event; those
 * that may have missed the event, from `messages.changes` for what they have loaded.
 */

type Person = Message["user"];

/** Replaces a person's name and picture everywhere: beside messages, and in typing indicators. */
function withAuthor(
  { timelines, typing }: Pick<ParleyState, "timelines" | "typing">,
  { id, username, name, image }: Person,
): Pick<ParleyState, "timelines" | "typing"> {
  const author: Person = { id, username, name, image };
  const renew = <Said extends { readonly user: Person }>(said: Said): Said =>
    said.user.id === id ? { ...said, user: author } : said;
  const renewAll = <Said extends { readonly user: Person }>(all: readonly Said[]): readonly Said[] =>
    all.some(({ user }) => user.id === id) ? keepEqual(all, all.map(renew)) : all;
  return {
    timelines: mapValues(timelines, (timeline) => {
      const [messages, early] = [renewAll(timeline.messages), renewAll(timeline.early)];
      return messages === timeline.messages && early === timeline.early ? timeline : { ...timeline, messages, early };
    }),
    typing: mapValues(typing, renewAll),
  };
}

/** Applies a person's name and picture to what is loaded, and remembers them for answers still on their way. */
export function withPerson(state: ParleyState, { id, username, name, image }: Person): ParleyState {
  const person = { id, username, name, image };
  const told = { ...state, ...withAuthor(state, person) };
  const known = state.pending.people.find((one) => one.id === id);
  if (known && keepEqual(known, person) === known) return keepEqualParts(state, told);
  const others = state.pending.people.filter((one) => one !== known);
  return withPending(told, { people: [...others, person].slice(-1_000) });
}

/** Messages from an answer, with names that were learned while it was on its way. */
export function signedAnew({ pending }: ParleyState, messages: readonly Message[]): readonly Message[] {
  if (pending.people.length === 0) return messages;
  return messages.map((message) => {
    const user = pending.people.find(({ id }) => id === message.userId);
    return user ? keepEqual(message, { ...message, user }) : message;
  });
}

/**
 * Renames may have been missed: what is known about people no longer counts, and the authors of all loaded messages have to be
 * fetched.
 */
export function withAged(state: ParleyState): ParleyState {
  const aged = Object.keys(state.timelines);
  const resyncs = state.pending.resyncs + 1;
  return aged.reduce(withBehind, withPending(state, { aged, people: [], resyncs }));
}

/** The names in an answer about a timeline: current ones, or outdated if a `resync` arrived after the request. */
export function withNames(
  state: ParleyState,
  { chatId, resyncs, authors }: { chatId: string; resyncs: number; authors?: readonly Person[] },
): ParleyState {
  const { aged } = state.pending;
  if (resyncs === state.pending.resyncs) return authors ? withFreshAuthors(state, chatId, authors) : state;
  if (!state.timelines[chatId] || aged.includes(chatId)) return state;
  return withBehind(withPending(state, { aged: [...aged, chatId] }), chatId);
}

/** Applies the current names of a timeline's authors, except where a newer name was learned in the meantime. */
function withFreshAuthors(state: ParleyState, chatId: string, authors: readonly Person[]): ParleyState {
  const { aged, people } = state.pending;
  let fresh = state;
  for (const author of authors) {
    const person = people.find(({ id }) => id === author.id) ?? author;
    fresh = keepEqualParts(fresh, { ...fresh, ...withAuthor(fresh, person) });
  }
  if (!aged.includes(chatId)) return fresh;
  return withBehind(withPending(fresh, { aged: aged.filter((id) => id !== chatId) }), chatId);
}

/** The span of messages whose authors have to be fetched, if any. */
export function agedSpan(
  { pending, timelines }: ParleyState,
  chatId: string,
): { from: number; to: number } | undefined {
  if (!pending.aged.includes(chatId)) return undefined;
  const messages = timelines[chatId]?.messages ?? [];
  const to = messages.at(-1)?.seq ?? 0;
  return { from: Math.max(messages[0]?.seq ?? 0, to - limits.authorsSpan + 1), to };
}

const withPending = (state: ParleyState, change: Partial<Pending>): ParleyState => ({
  ...state,
  pending: { ...state.pending, ...change },
});

const keepEqualParts = (before: ParleyState, after: ParleyState): ParleyState =>
  before.timelines === after.timelines && before.typing === after.typing ? before : after;

/** Maps the values of an object; returns the object itself when none changes. */
function mapValues<T>(all: Readonly<Record<string, T>>, change: (one: T) => T): Readonly<Record<string, T>> {
  let changed = false;
  const mapped: Record<string, T> = {};
  for (const [key, one] of Object.entries(all)) {
    mapped[key] = change(one);
    changed ||= mapped[key] !== one;
  }
  return changed ? mapped : all;
}
