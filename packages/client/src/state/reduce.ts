import type { EventOf, MessageEvent, Page } from "../wire.ts";
import { signedAnew, withAged, withNames, withPerson } from "./authors.ts";
import { mentionsSince, withMentions } from "./mentions.ts";
import { caughtUp, isGone, recorded, wantSnapshot, wantSnapshotFor, withBehind, withGone } from "./pending.ts";
import {
  findChat,
  mergeSnapshot,
  withChat,
  withCounters,
  withGroup,
  withMessage,
  withMuted,
  withNotifications,
  withOwnUser,
  withoutChat,
  withoutGroup,
  withPeer,
  withRead,
} from "./snapshot.ts";
import type { ClientEvent, LocalEvent, ParleyState } from "./state.ts";
import { applyChanges, startTimeline, type Timeline, trimEnd, trimStart, withNewer, withOlder } from "./timeline.ts";
import { withoutExpired, withoutTyping, withoutTypist, withTypist } from "./typing.ts";

/** Keeps a chat that stays open for weeks from growing without bound. Views hold fewer. */
const maxLoaded = { messages: 3_000, keep: 2_000 };

/**
 * What a client knows after an event: the rules of docs/events.md, and the only place where they are applied. Pure. Applying an
 * event again changes nothing. An event that comes too early is kept until the missing ones are there; `needs` says what to fetch.
 *
 * @param now milliseconds on any monotonic clock; typing indicators expire by it.
 */
export function reduce(state: ParleyState, event: ClientEvent, now: number): ParleyState {
  return apply(recorded(state, event), event, now);
}

function apply(state: ParleyState, event: ClientEvent, now: number): ParleyState {
  switch (event.type) {
    case "message.created":
    case "message.updated":
    case "message.deleted":
      return applyMessage(state, event);
    case "chat.created":
    case "chat.updated":
      return applyChat(state, event);
    case "chat.deleted":
      return forgetChat(state, event.chatId);
    case "chatMember.added":
      return isOwn(state, event.userId) ? wantSnapshot(state) : state;
    case "chatMember.removed":
      if (isOwn(state, event.userId)) return forgetChat(state, event.chatId);
      return withTyping(state, withoutTypist(state.typing, event.chatId, event.userId));
    case "group.updated":
      return applyGroup(state, event.group.id, event.group);
    case "group.deleted":
      return forgetGroup(state, event.groupId);
    case "member.joined":
      if (isOwn(state, event.member.userId)) return wantSnapshot(state);
      // A person who comes back may have a new name.
      return withPerson(state, event.member.user);
    case "member.updated":
      if (!isOwn(state, event.member.userId)) return state;
      return applyGroup(state, event.groupId, { role: event.member.role });
    case "member.removed":
      if (isOwn(state, event.userId)) return forgetGroup(state, event.groupId);
      return chatsOf(state, event.groupId).reduce(
        (left, chat) => withTyping(left, withoutTypist(left.typing, chat.id, event.userId)),
        state,
      );
    case "read.updated":
      return withSnapshot(state, (snapshot) => withRead(snapshot, event));
    case "user.updated":
      return withSnapshot(withPerson(state, event.user), (one) => withOwnUser(withPeer(one, event.user), event.user));
    case "mute.updated":
      return withSnapshot(state, (snapshot) => withMuted(snapshot, event));
    case "notifications.updated":
      return withSnapshot(state, (snapshot) => withNotifications(snapshot, event.notifications));
    case "typing":
      return applyTyping(state, event, now);
    case "presence":
      return applyPresence(state, [event]);
    case "resync":
      return withAged(wantSnapshot(state));
    default:
      return applyLocal(state, event, now);
  }
}

function applyLocal(state: ParleyState, event: LocalEvent, now: number): ParleyState {
  switch (event.type) {
    case "connection.changed":
      return event.connection === state.connection ? state : { ...state, connection: event.connection };
    case "snapshot.asked": {
      const { wanted, strangers } = state.pending;
      const asked = { meanwhile: [], wanted: [], strangers: [...strangers, ...wanted].slice(-1_000) };
      const pending = { ...state.pending, ...asked };
      return { ...state, pending, needs: { ...state.needs, snapshot: false } };
    }
    case "snapshot.taken":
      return takeSnapshot(state, event, now);
    case "snapshot.failed":
      return { ...state, pending: { ...state.pending, meanwhile: null }, needs: { ...state.needs, snapshot: true } };
    case "changes.taken": {
      const { chatId, since, upTo } = event;
      const messages = signedAnew(state, event.messages);
      const lastSeq = messages.reduce((most, { seq }) => Math.max(most, seq), 0);
      const counted = withSnapshot(state, (snapshot) => withCounters(snapshot, chatId, { lastSeq, lastRev: upTo }));
      const called = messages.reduce(withMentions, counted);
      const named = withNames(called, event);
      // A page that arrived in the meantime may have set the timeline's `rev` back to before this request.
      return withTimeline(named, chatId, (one) => applyChanges(one, messages, since <= one.rev ? upTo : undefined));
    }
    case "timeline.opened": {
      if (isGone(state, event.chatId)) return state;
      const timeline = startTimeline(arrived(state, event.page), event.rev);
      const opened = { ...state, timelines: { ...state.timelines, [event.chatId]: timeline } };
      // All of it was loaded just now: no author is left to be fetched.
      return withBehind(withNames(opened, { ...event, authors: [] }), event.chatId);
    }
    case "timeline.older":
    case "timeline.newer": {
      const add = event.type === "timeline.older" ? withOlder : withNewer;
      const { chatId, askedAt } = event;
      const added = withTimeline(state, chatId, (timeline) => add(timeline, arrived(state, event.page), askedAt));
      return withNames(added, event);
    }
    case "timeline.trimmed": {
      const trim = event.end === "older" ? trimStart : trimEnd;
      return withTimeline(state, event.chatId, (timeline) => trim(timeline, event.keep));
    }
    case "timeline.closed":
      return withoutTimeline(state, event.chatId);
    case "group.entered":
      return withSnapshot(state, (snapshot) => withGroup(snapshot, event.group));
    case "presence.told":
      return applyPresence(state, event.people);
    case "presence.forgotten": {
      const all = Object.entries(state.presence);
      const left = all.filter(([userId]) => !event.userIds.includes(userId));
      return left.length === all.length ? state : { ...state, presence: Object.fromEntries(left) };
    }
    case "time.passed":
      return withTyping(state, withoutExpired(state.typing, now));
    default:
      // Only event types of a newer server get here. A known type without a case above does not compile.
      event satisfies never;
      return state;
  }
}

function applyMessage(state: ParleyState, { type, chatId, message }: MessageEvent): ParleyState {
  const created = type === "message.created";
  const counted = withMentions(
    withSnapshot(state, (snapshot) => withMessage(snapshot, message, created)),
    message,
  );
  const typing = created ? withoutTypist(counted.typing, chatId, message.userId) : counted.typing;
  const after = withTimeline(withTyping(counted, typing), chatId, (timeline) => {
    const changed = applyChanges(timeline, signedAnew(state, [message]));
    const full = changed.newerCursor === null && changed.messages.length > maxLoaded.messages;
    return full ? trimStart(changed, maxLoaded.keep) : changed;
  });
  return findChat(after.snapshot, chatId) ? withBehind(after, chatId) : wantSnapshotFor(after, chatId);
}

function applyChat(state: ParleyState, { type, chat }: EventOf<"chat.created" | "chat.updated">): ParleyState {
  // Threads are not in the list of chats.
  if (!state.snapshot || chat.kind === "thread") return state;
  const known = findChat(state.snapshot, chat.id);
  const home = state.snapshot.groups.some(({ id }) => id === chat.groupId);
  // A chat that existed before the person could see it has a read pointer that only a snapshot knows.
  const placed = known || (home && type === "chat.created" && chat.lastSeq === 0);
  if (!placed) return wantSnapshot(state);
  const after = withBehind(
    withSnapshot(state, (snapshot) => withChat(snapshot, chat)),
    chat.id,
  );
  // Messages were missed, perhaps some of our own, which count as read.
  return known && chat.lastSeq > known.lastSeq ? wantSnapshot(after) : after;
}

function applyGroup(state: ParleyState, groupId: string, change: object): ParleyState {
  if (!state.snapshot) return state;
  const group = state.snapshot.groups.find(({ id }) => id === groupId);
  if (!group) return wantSnapshot(state);
  return withSnapshot(state, (snapshot) => withGroup(snapshot, { ...group, ...change }));
}

function applyTyping(state: ParleyState, { chatId, user }: EventOf<"typing">, now: number): ParleyState {
  const shown = findChat(state.snapshot, chatId) || state.timelines[chatId];
  if (!shown || isOwn(state, user.id)) return state;
  return withTyping(state, withTypist(withoutExpired(state.typing, now), chatId, { user, now }));
}

function applyPresence(
  state: ParleyState,
  people: readonly Pick<EventOf<"presence">, "userId" | "status">[],
): ParleyState {
  const changed = people.filter(({ userId, status }) => state.presence[userId] !== status);
  if (changed.length === 0) return state;
  const told = Object.fromEntries(changed.map(({ userId, status }) => [userId, status]));
  return { ...state, presence: { ...state.presence, ...told } };
}

/** The snapshot replaces the state; events that arrived while it was on its way may be newer, and are applied again. */
function takeSnapshot(state: ParleyState, { snapshot: fresh }: EventWith<"snapshot.taken">, now: number): ParleyState {
  const { meanwhile, strangers } = state.pending;
  const snapshot = mergeSnapshot(state.snapshot, fresh);
  const needs = { ...state.needs, snapshot: meanwhile === null && state.needs.snapshot };
  const strange = strangers.filter((id) => !findChat(snapshot, id));
  const known = { meanwhile: null, wanted: [], strangers: strange, mentions: mentionsSince(fresh) };
  const named = withPerson(state, snapshot.user);
  let after: ParleyState = { ...named, snapshot, needs, pending: { ...named.pending, ...known } };
  for (const event of meanwhile ?? []) after = apply(after, event, now);
  const lost = (state.snapshot?.chats ?? []).filter(({ id }) => !findChat(after.snapshot, id));
  for (const { id } of lost) after = forgetChat(withGone(after, id), id);
  return caughtUp(after);
}

type EventWith<Type extends LocalEvent["type"]> = Extract<LocalEvent, { readonly type: Type }>;

/** A page with current names. */
const arrived = (state: ParleyState, page: Page): Page => ({
  ...page,
  messages: [...signedAnew(state, page.messages)],
});

const chatsOf = (state: ParleyState, groupId: string) =>
  (state.snapshot?.chats ?? []).filter((chat) => chat.groupId === groupId);

const isOwn = (state: ParleyState, userId: string): boolean => state.snapshot?.user.id === userId;

function withSnapshot(
  state: ParleyState,
  change: (snapshot: NonNullable<ParleyState["snapshot"]>) => NonNullable<ParleyState["snapshot"]>,
): ParleyState {
  const snapshot = state.snapshot && change(state.snapshot);
  return snapshot === state.snapshot ? state : { ...state, snapshot };
}

function withTimeline(state: ParleyState, chatId: string, change: (timeline: Timeline) => Timeline): ParleyState {
  const timeline = state.timelines[chatId];
  const changed = timeline && change(timeline);
  if (!changed || changed === timeline) return state;
  return withBehind({ ...state, timelines: { ...state.timelines, [chatId]: changed } }, chatId);
}

function withoutTimeline(state: ParleyState, chatId: string): ParleyState {
  if (!state.timelines[chatId]) return state;
  const { [chatId]: _, ...timelines } = state.timelines;
  return withBehind({ ...state, timelines }, chatId);
}

const withTyping = (state: ParleyState, typing: ParleyState["typing"]): ParleyState =>
  typing === state.typing ? state : { ...state, typing };

function forgetChat(state: ParleyState, chatId: string): ParleyState {
  const gone = findChat(state.snapshot, chatId) ? withGone(state, chatId) : state;
  const quiet = withTyping(withoutTimeline(gone, chatId), withoutTyping(state.typing, chatId));
  return withSnapshot(quiet, (snapshot) => withoutChat(snapshot, chatId));
}

function forgetGroup(state: ParleyState, groupId: string): ParleyState {
  const empty = chatsOf(state, groupId).reduce((left, chat) => forgetChat(left, chat.id), state);
  return withSnapshot(empty, (snapshot) => withoutGroup(snapshot, groupId));
}
