import { limits } from "@parley/api/limits";
import { backoffMs } from "../backoff.ts";
import { pause } from "../device.ts";
import { AbandonedError, failureOf, reasonOf } from "../errors.ts";
import type { LiveEvent } from "../live.ts";
import type { StoreClient } from "../parley.ts";
import { findChat } from "../state/snapshot.ts";
import { fetchLastRev } from "../timelines.ts";
import type { Snapshot } from "../wire.ts";
import { type Change, Track } from "./track.ts";

export interface SubscribeOptions {
  /** Only this chat; without it, all chats, including those that open later. */
  readonly chatId?: string | undefined;
  /** Starts after this `rev` of the chat rather than now; 0 starts at the beginning. */
  readonly sinceRev?: number | undefined;
  /** Ends the subscription. */
  readonly signal?: AbortSignal | undefined;
}

/** How many changes of one chat are returned before the next chat gets its turn. */
const maxInTurn = 100;

/**
 * Every change, once and in the order of `rev` within each chat: from the stream, and from `messages.changes` where something is
 * missing. A message that changed several times in the meantime is returned once, in its newest state, at its newest `rev`.
 *
 * Starts with the call, not with the first `next`. A slow reader costs little memory: what piles up is dropped and fetched later.
 */
export function subscribeToChanges(
  { trpc, store, onEvent, ended }: Pick<StoreClient, "trpc" | "store" | "onEvent" | "ended">,
  { chatId: only, sinceRev, signal }: SubscribeOptions,
): AsyncIterableIterator<Change> {
  const tracks = new Map<string, Track>();
  const over = new AbortController();
  let known: Snapshot | null = store.getState().snapshot;
  let wake = () => {};

  const end = () => {
    stop();
    signal?.removeEventListener("abort", end);
    ended.removeEventListener("abort", end);
    over.abort();
    wake();
  };
  const stop = onEvent((event) => {
    hear(event);
    wake();
  });
  signal?.addEventListener("abort", end);
  ended.addEventListener("abort", end);
  if (signal?.aborted || ended.aborted) end();
  if (only !== undefined) {
    const chat = findChat(known, only);
    tracks.set(only, chat && sinceRev === undefined ? Track.fromNow(chat) : Track.since(only, sinceRev));
  } else for (const chat of known?.chats ?? []) tracks.set(chat.id, Track.fromNow(chat));

  function hear(event: LiveEvent): void {
    if ("message" in event) tracks.get(event.chatId)?.add(event);
    else if (event.type === "chat.created" && only === undefined && !tracks.has(event.chat.id)) {
      tracks.set(event.chat.id, Track.fromNow({ ...event.chat, lastRev: 0, lastSeq: 0 }));
    } else if (event.type === "snapshot.taken") look();
  }

  /** Finds chats that are new, or have changed beyond what was received. */
  function look(): void {
    const { snapshot } = store.getState();
    for (const chat of snapshot?.chats ?? []) {
      const track = tracks.get(chat.id);
      if (track) track.reach(chat.lastRev);
      else if (only === undefined) {
        const track = known ? Track.opened(chat, chat.createdBy === snapshot?.user.id) : Track.fromNow(chat);
        tracks.set(chat.id, track);
      }
    }
    // Not in the snapshot, like a thread: only a request can tell.
    const track = only === undefined ? undefined : tracks.get(only);
    if (track && !findChat(snapshot, track.chatId)) track.behind = true;
    known = snapshot;
  }

  async function* changes(): AsyncGenerator<Change, void, undefined> {
    for (let failures = 0; !over.signal.aborted; ) {
      const track = [...tracks.values()].find(({ ready }) => ready);
      if (!track) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        continue;
      }
      // To the end of the queue, so that a busy chat does not starve the others.
      tracks.delete(track.chatId);
      tracks.set(track.chatId, track);
      for (let given = 0; given < maxInTurn && !over.signal.aborted; given++) {
        const change = track.next();
        if (!change) break;
        yield change;
      }
      if (!track.behind || over.signal.aborted) continue;
      try {
        yield* fetchMissing(track);
        failures = 0;
      } catch (error) {
        if (over.signal.aborted) break;
        if (failureOf(error).kind === "refused") giveUp(track, error);
        else {
          track.behind = true;
          await pause(backoffMs(failures++), over.signal);
        }
      }
    }
    const { reason } = ended;
    if (ended.aborted && !signal?.aborted && !(reason instanceof AbandonedError)) throw reason;
  }

  async function* fetchMissing(track: Track): AsyncGenerator<Change, void, undefined> {
    const { chatId } = track;
    // Events received from here on may set it again.
    track.behind = false;
    const start = track.rev ?? track.begin(await fetchLastRev(trpc, chatId));
    for (let more = true, sinceRev = start; more; ) {
      const answer = await trpc.messages.changes.query({ chatId, sinceRev, limit: limits.pageSize });
      for (const message of answer.messages) {
        const change = track.fetched(message);
        if (change) yield change;
        if (over.signal.aborted) return;
      }
      sinceRev = answer.lastRev;
      more = answer.more;
      if (!more) track.caughtUp(answer.lastRev);
    }
    if (track.blocked && track.rev === start) throw new Error("The server has told of a change that it does not have.");
  }

  /** Skips a chat that the person has lost access to; throws if it was the only one wanted. */
  function giveUp(track: Track, error: unknown): void {
    track.drop();
    if (only !== undefined || reasonOf(error) === "SIGNED_OUT") throw error;
  }

  const given = changes();
  return {
    next: () => given.next(),
    async return() {
      end();
      return given.return();
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
