import type { Message, Page } from "../wire.ts";

/*
 * The loaded part of a chat's history, and the pure functions that change it. It makes no difference where messages come from
 * (`messages.changes`, the answer to a send, an event): they all go through applyChanges.
 */

export interface Timeline {
  /** Ascending by `seq` and without gaps, so that a message's index follows from its `seq`. */
  readonly messages: readonly Message[];
  /** The cursor for older messages; null when this reaches the beginning. */
  readonly olderCursor: number | null;
  /** The cursor for newer messages; null when this reaches the end. */
  readonly newerCursor: number | null;
  /** Every change of the chat up to this one has been applied. */
  readonly rev: number;
  /** Changes that arrived before a preceding one, in the order of `rev`. They wait for the missing ones. */
  readonly early: readonly Message[];
}

/** Beyond this many, changes are fetched again rather than kept. */
const maxEarly = 500;

/** A page as a timeline. `rev` is one that the chat had before the page was requested. */
export function startTimeline({ messages, olderCursor, newerCursor }: Page, rev: number): Timeline {
  return { messages, olderCursor, newerCursor, rev, early: [] };
}

/**
 * Prepends a page. A page that does not end where the timeline begins is out of date, and is ignored.
 *
 * @param askedAt the timeline's `rev` when the page was requested. Messages of the page may have changed since then: the
 *   timeline's `rev` goes back to there, and it catches up again.
 */
export function withOlder(timeline: Timeline, page: Page, askedAt = timeline.rev): Timeline {
  const first = timeline.messages[0];
  if (first && page.messages.at(-1)?.seq !== first.seq - 1) return timeline;
  const messages = [...page.messages, ...timeline.messages];
  return { ...timeline, messages, olderCursor: page.olderCursor, rev: Math.min(timeline.rev, askedAt) };
}

/** Appends a page, as {@link withOlder} prepends one. */
export function withNewer(timeline: Timeline, page: Page, askedAt = timeline.rev): Timeline {
  const last = timeline.messages.at(-1);
  if (last && page.messages[0]?.seq !== last.seq + 1) return timeline;
  const messages = [...timeline.messages, ...page.messages];
  return { ...timeline, messages, newerCursor: page.newerCursor, rev: Math.min(timeline.rev, askedAt) };
}

/**
 * The one merge. Applies messages as they are now: known messages are replaced by a newer revision, messages right after the end
 * are appended, those that arrive too early wait, and any others lie outside and are left to pages. Applying something twice
 * changes nothing.
 *
 * @param upTo says that every change up to this revision is among `changed`; without it the timeline's own `rev` moves
 *   only over changes that follow it directly.
 */
export function applyChanges(timeline: Timeline, changed: readonly Message[], upTo?: number): Timeline {
  const all = timeline.early.length > 0 ? [...timeline.early, ...changed] : changed;
  const { messages, newerCursor } = place(timeline, all, upTo ?? 0);
  const { rev, early } = advance(timeline, all, upTo ?? 0);
  const same =
    messages === timeline.messages &&
    newerCursor === timeline.newerCursor &&
    rev === timeline.rev &&
    early === timeline.early;
  return same ? timeline : { ...timeline, messages, newerCursor, rev, early };
}

/** Puts changed messages where they belong. Every change up to `upTo` is in `changed`. */
function place(timeline: Timeline, changed: readonly Message[], upTo: number) {
  let messages: Message[] | undefined;
  let { newerCursor } = timeline;
  const inOrder = sorted(changed, (a, b) => a.seq - b.seq || a.rev - b.rev);
  const firstSeq = timeline.messages[0]?.seq ?? inOrder[0]?.seq ?? 1;
  for (const message of inOrder) {
    const known = messages ?? timeline.messages;
    const index = message.seq - firstSeq;
    const held = known[index];
    if (held) {
      if (held.rev >= message.rev) continue;
      messages ??= [...timeline.messages];
      messages[index] = message;
    } else if (index >= 0 && newerCursor === null) {
      const lastSeq = known.at(-1)?.seq ?? 0;
      if (message.seq === lastSeq + 1) {
        messages ??= [...timeline.messages];
        messages.push(message);
      } else if (message.rev <= upTo) {
        // The messages in between cannot arrive this way any more: they take a page.
        newerCursor = lastSeq;
      }
    }
  }
  return { messages: messages ?? timeline.messages, newerCursor };
}

/** Up to which `rev` everything is known now, and which changes are known beyond that. */
function advance(timeline: Timeline, changed: readonly Message[], upTo: number) {
  let rev = Math.max(timeline.rev, upTo);
  const early: Message[] = [];
  for (const message of sorted(changed, (a, b) => a.rev - b.rev)) {
    if (message.rev === rev + 1) rev++;
    else if (message.rev > rev && message.rev !== early.at(-1)?.rev) early.push(message);
  }
  const same =
    early.length === timeline.early.length && early.every(({ rev }, index) => rev === timeline.early[index]?.rev);
  return { rev, early: same ? timeline.early : early.slice(0, maxEarly) };
}

const sorted = (messages: readonly Message[], order: (a: Message, b: Message) => number): readonly Message[] =>
  messages.length < 2 ? messages : messages.toSorted(order);

/** Drops the newest messages beyond `keep`, so that reading through years of history does not keep all of it. */
export function trimEnd(timeline: Timeline, keep: number): Timeline {
  if (timeline.messages.length <= keep) return timeline;
  const messages = timeline.messages.slice(0, keep);
  return { ...timeline, messages, newerCursor: messages.at(-1)?.seq ?? null };
}

/** Drops the oldest messages beyond `keep`. */
export function trimStart(timeline: Timeline, keep: number): Timeline {
  if (timeline.messages.length <= keep) return timeline;
  const messages = timeline.messages.slice(-keep);
  return { ...timeline, messages, olderCursor: messages[0]?.seq ?? null };
}
