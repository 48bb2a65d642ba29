import type { Outputs } from "../trpc.ts";

/*
 * The part of a chat's history that is loaded, and the pure functions that change it. Where messages come from (a page,
 * `messages.changes`, the answer to a send, an event) makes no difference: all of them end up in applyChanges.
 */

export type Page = Outputs["messages"]["list"];
export type Message = Page["messages"][number];

export interface Timeline {
  /** Ascending by `seq` and without a hole, so that a message's place follows from its `seq`. */
  readonly messages: readonly Message[];
  /** Leads to what was said before; null when this reaches the beginning. */
  readonly olderCursor: number | null;
  /** Leads to what was said after; null when this reaches the end. */
  readonly newerCursor: number | null;
  /** Every change of the chat up to this one has been applied. */
  readonly rev: number;
}

/** A page as a timeline. `rev` is one that the chat had before the page was asked for. */
export function startTimeline({ messages, olderCursor, newerCursor }: Page, rev: number): Timeline {
  return { messages, olderCursor, newerCursor, rev };
}

/** Puts a page in front. A page that does not end where the timeline begins was overtaken, and is ignored. */
export function withOlder(timeline: Timeline, page: Page): Timeline {
  const first = timeline.messages[0];
  if (first && page.messages.at(-1)?.seq !== first.seq - 1) return timeline;
  return { ...timeline, messages: [...page.messages, ...timeline.messages], olderCursor: page.olderCursor };
}

/** Puts a page behind. A page that does not begin where the timeline ends was overtaken, and is ignored. */
export function withNewer(timeline: Timeline, page: Page): Timeline {
  const last = timeline.messages.at(-1);
  if (last && page.messages[0]?.seq !== last.seq + 1) return timeline;
  return { ...timeline, messages: [...timeline.messages, ...page.messages], newerCursor: page.newerCursor };
}

/**
 * The one merge. Applies messages as they are now: what the timeline holds is replaced by a newer revision, what follows
 * its end is added, anything else lies outside and is left to the pages or to the next catch-up. Applying something twice
 * changes nothing.
 *
 * @param upTo says that every change up to this revision is among `changed`; without it the timeline's own `rev` moves
 *   only over changes that follow it directly.
 */
export function applyChanges(timeline: Timeline, changed: readonly Message[], upTo?: number): Timeline {
  let messages: Message[] | undefined;
  let { newerCursor } = timeline;
  const firstSeq = timeline.messages[0]?.seq ?? changed[0]?.seq ?? 1;

  for (const message of changed.toSorted((a, b) => a.seq - b.seq || a.rev - b.rev)) {
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
      } else if (upTo !== undefined) {
        // What lies between is not to be had this way: from here on it takes a page.
        newerCursor = lastSeq;
      }
    }
  }

  const rev = upTo === undefined ? nextRev(timeline.rev, changed) : Math.max(timeline.rev, upTo);
  if (!messages && newerCursor === timeline.newerCursor && rev === timeline.rev) return timeline;
  return { ...timeline, messages: messages ?? timeline.messages, newerCursor, rev };
}

function nextRev(rev: number, changed: readonly Message[]): number {
  let next = rev;
  for (const message of changed.toSorted((a, b) => a.rev - b.rev)) if (message.rev === next + 1) next++;
  return next;
}

/** Forgets the newest messages beyond `keep`, so that someone who reads years of history does not hold them all. */
export function trimEnd(timeline: Timeline, keep: number): Timeline {
  if (timeline.messages.length <= keep) return timeline;
  const messages = timeline.messages.slice(0, keep);
  return { ...timeline, messages, newerCursor: messages.at(-1)?.seq ?? null };
}

/** The same with the oldest messages. */
export function trimStart(timeline: Timeline, keep: number): Timeline {
  if (timeline.messages.length <= keep) return timeline;
  const messages = timeline.messages.slice(-keep);
  return { ...timeline, messages, olderCursor: messages[0]?.seq ?? null };
}
