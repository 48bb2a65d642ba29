import type { AppRouter } from "@parley/api";
import { limits } from "@parley/api/limits";
import type { TRPCClient } from "@trpc/client";
import type { Live } from "./live.ts";
import { agedSpan } from "./state/authors.ts";
import { findChat } from "./state/snapshot.ts";
import type { LocalEvent, ParleyState } from "./state/state.ts";
import type { Timeline } from "./state/timeline.ts";
import type { Message } from "./wire.ts";

/*
 * How timelines get into the state, and how they catch up.
 */

type Trpc = TRPCClient<AppRouter>;

/** Where to begin: around a message (by id, by `seq`, or the first after a point in time), at the first unread, or at the end. */
export type Place = { readonly around: string | number } | "unread" | "latest";

export interface Timelines {
  /**
   * Loads a part of a chat, which is kept up to date from then on. Without a place, a part that is already loaded is kept.
   *
   * @throws NOT_FOUND, also when there is no such message.
   */
  openChat(chatId: string, place?: Place): Promise<Timeline>;
  /** Drops the loaded part of a chat. */
  closeChat(chatId: string): void;
  /** Adds a page to the loaded part; does nothing at the end of the chat. */
  loadOlder(chatId: string): Promise<void>;
  loadNewer(chatId: string): Promise<void>;
}

const pageSize = limits.defaultPageSize;
/** Up to this many unread messages, the newest page includes the first of them with some context above it. */
const unreadOnNewestPage = 30;
/** Beyond this many missed changes, the timeline is loaded again instead. */
const catchUpLimit = 500;

export function createTimelines(trpc: Trpc, live: Live): Timelines {
  const asked = new Map<string, Promise<void>>();

  /** Shares a request that is already in progress. */
  function once(what: string, ask: () => Promise<void>): Promise<void> {
    const known = asked.get(what);
    if (known) return known;
    const asking = ask().finally(() => asked.delete(what));
    asked.set(what, asking);
    return asking;
  }

  function find(chatId: string): Timeline | undefined {
    const { timelines } = live.store.getState();
    // Whoever calls may name anything, also what every object inherits.
    return Object.hasOwn(timelines, chatId) ? timelines[chatId] : undefined;
  }

  async function load(chatId: string, direction: "older" | "newer"): Promise<void> {
    const timeline = find(chatId);
    const cursor = direction === "older" ? timeline?.olderCursor : timeline?.newerCursor;
    if (!timeline || !cursor) return;
    const way = direction === "older" ? "backward" : "forward";
    const { resyncs } = live.store.getState().pending;
    const page = await trpc.messages.list.query({ chatId, limit: pageSize, cursor, direction: way });
    live.apply({ type: `timeline.${direction}`, chatId, page, askedAt: timeline.rev, resyncs });
  }

  return {
    async openChat(chatId, place) {
      if (place || !find(chatId)) {
        const open = async () => live.apply(await fetchTimeline(trpc, live.store.getState(), { chatId, place }));
        await once(`open ${chatId} ${JSON.stringify(place)}`, open);
      }
      const timeline = find(chatId);
      if (!timeline) throw live.ended.reason ?? new Error("The chat was closed again while it was opened.");
      return timeline;
    },
    closeChat: (chatId) => live.apply({ type: "timeline.closed", chatId }),
    loadOlder: (chatId) => once(`older ${chatId}`, () => load(chatId, "older")),
    loadNewer: (chatId) => once(`newer ${chatId}`, () => load(chatId, "newer")),
  };
}

async function fetchTimeline(
  trpc: Trpc,
  state: ParleyState,
  { chatId, place = "unread" }: { chatId: string; place?: Place | undefined },
): Promise<LocalEvent> {
  const chat = findChat(state.snapshot, chatId);
  // Read before the page is requested, so that changes in between are applied again rather than missed.
  const rev = chat?.lastRev ?? (await fetchLastRev(trpc, chatId));
  const page = await trpc.messages.list.query({ chatId, limit: pageSize, around: aroundOf(place, chat) });
  return { type: "timeline.opened", chatId, page, rev, resyncs: state.pending.resyncs };
}

function aroundOf(place: Place, chat: { unread: number; readSeq: number } | undefined): string | number | undefined {
  if (place === "latest") return undefined;
  if (place !== "unread") return place.around;
  return chat && chat.unread > unreadOnNewestPage ? chat.readSeq + 1 : undefined;
}

/** The newest `rev` of a chat. @throws NOT_FOUND */
export async function fetchLastRev(trpc: Trpc, chatId: string): Promise<number> {
  const { lastRev } = await trpc.messages.changes.query({ chatId, sinceRev: Number.MAX_SAFE_INTEGER, limit: 1 });
  return lastRev;
}

/** What the loaded part of a chat has missed or, if that is too much, that part loaded again. */
export async function fetchChanges(trpc: Trpc, state: ParleyState, chatId: string): Promise<LocalEvent[]> {
  const timeline = state.timelines[chatId];
  if (!timeline) return [];
  // A server that was restored to an earlier state has lost changes that this client has seen.
  const lost = timeline.rev > (findChat(state.snapshot, chatId)?.lastRev ?? timeline.rev);
  const span = agedSpan(state, chatId);
  const messages: Message[] = [];
  let authors: Message["user"][] | undefined;
  for (let sinceRev = timeline.rev; !lost && messages.length < catchUpLimit; ) {
    const asked = span && !authors ? { authors: span } : {};
    const answer = await trpc.messages.changes.query({ chatId, sinceRev, limit: limits.pageSize, ...asked });
    if (span) authors ??= answer.authors ?? [];
    messages.push(...answer.messages);
    sinceRev = answer.lastRev;
    if (!answer.more) {
      const known = { since: timeline.rev, upTo: sinceRev, resyncs: state.pending.resyncs };
      return [{ type: "changes.taken", chatId, messages, ...known, ...(authors ? { authors } : {}) }];
    }
  }
  return [await fetchTimeline(trpc, state, { chatId, place: placeOf(timeline) })];
}

function placeOf({ messages, newerCursor }: Timeline): Place {
  const middle = messages[Math.floor(messages.length / 2)];
  return newerCursor === null || !middle ? "latest" : { around: middle.seq };
}
