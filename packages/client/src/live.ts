import type { AppRouter } from "@parley/api";
import type { TRPCClient } from "@trpc/client";
import { backoffMs } from "./backoff.ts";
import { AbandonedError, failureOf, reasonOf } from "./errors.ts";
import type { ClientEvent, LocalEvent, ParleyState } from "./state/state.ts";
import { nextExpiry } from "./state/typing.ts";
import { createStore, now, type Store } from "./store.ts";
import { type OpenEventStream, openEventStream } from "./stream/event-stream.ts";
import { fetchChanges } from "./timelines.ts";
import type { Access } from "./trpc.ts";
import type { ParleyEvent } from "./wire.ts";

export interface LiveOptions {
  readonly access: Access;
  readonly trpc: TRPCClient<AppRouter>;
  onError(error: unknown): void;
}

/** What {@link Live.onEvent} reports: each event of the stream, and changes of the connection and the snapshot. */
export type LiveEvent = ParleyEvent | Extract<LocalEvent, { readonly type: "snapshot.taken" | "connection.changed" }>;

export interface Live {
  readonly store: Store;
  /** Applies the answer of a call, or what the person did, as if the stream had delivered it. */
  apply(...events: ClientEvent[]): void;
  /** Calls back with each event of the stream, after it was applied. @returns a function that unsubscribes. */
  onEvent(listener: (event: LiveEvent) => void): () => void;
  /** Opens the stream. Call it once. Resolves when the first snapshot has arrived. */
  start(): Promise<void>;
  /** Tells the stream that the server has just answered a call, so that it reconnects at once if it is waiting to. */
  answered(): void;
  /** Makes the stream try at once to connect, if it is not connected. */
  tryNow(): void;
  /** Reports that a call was answered with SIGNED_OUT: everything ends, as when the stream says so. */
  signedOut(error: unknown): void;
  /** Aborted when the client is closed or signed out; the reason says which. */
  readonly ended: AbortSignal;
  close(): void;
}

/** How many chats catch up at the same time. */
const maxCatchingUp = 4;

/** Keeps the state up to date: reads the stream, applies its events, and fetches what the state says is missing. */
export function createLive({ access, trpc, onError }: LiveOptions): Live {
  const store = createStore(onError);
  const listeners = new Set<(event: LiveEvent) => void>();
  const ending = new AbortController();
  const running = new Set<string>();
  let stream: OpenEventStream | undefined;
  let failures = 0;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  let typingTimer: ReturnType<typeof setTimeout> | undefined;

  function apply(...events: ClientEvent[]): void {
    if (ending.signal.aborted) return;
    store.apply(events);
    settle();
  }

  function tell(event: LiveEvent): void {
    for (const listener of listeners) {
      try {
        listener(event);
      } catch (error) {
        onError(error);
      }
    }
  }

  function hear(events: readonly ParleyEvent[]): void {
    try {
      apply(...events);
    } catch (error) {
      // A malformed event. Take a snapshot, which has what it was about, rather than receive it again and again.
      onError(error);
      apply({ type: "resync" });
    }
    for (const event of events) tell(event);
  }

  /** Starts fetching everything that the state needs and that is not being fetched yet. */
  function settle(): void {
    const state = store.getState();
    scheduleTyping(state);
    if (retryTimer !== undefined || state.connection !== "live") return;
    if (state.needs.snapshot) run("snapshot", takeSnapshot);
    for (const chatId of state.needs.changes) {
      if (running.size < maxCatchingUp) run(chatId, () => catchUp(chatId));
    }
  }

  function run(what: string, task: () => Promise<void>): void {
    if (running.has(what)) return;
    running.add(what);
    void task()
      .then(
        () => {
          failures = 0;
        },
        (error: unknown) => retryLater(error),
      )
      .finally(() => {
        running.delete(what);
        if (!ending.signal.aborted) settle();
      });
  }

  function retryLater(error: unknown): void {
    if (ending.signal.aborted) return;
    if (reasonOf(error) === "SIGNED_OUT") {
      end(error);
      return;
    }
    onError(error);
    const failure = failureOf(error);
    const wait = backoffMs(failures++) + (failure.kind === "tooFast" ? failure.retryAfterMs : 0);
    clearTimeout(retryTimer);
    retryTimer = setTimeout(() => {
      retryTimer = undefined;
      settle();
    }, wait);
  }

  async function takeSnapshot(): Promise<void> {
    apply({ type: "snapshot.asked" });
    try {
      const taken = { type: "snapshot.taken", snapshot: await trpc.sync.snapshot.query() } as const;
      apply(taken);
      tell(taken);
    } catch (error) {
      apply({ type: "snapshot.failed" });
      throw error;
    }
  }

  async function catchUp(chatId: string): Promise<void> {
    const rev = store.getState().timelines[chatId]?.rev;
    try {
      apply(...(await fetchChanges(trpc, store.getState(), chatId)));
      const { needs, timelines } = store.getState();
      const stuck = needs.changes.includes(chatId) && timelines[chatId]?.rev === rev;
      // Perhaps the answer came from a lagging replica. Throwing delays the next try.
      if (stuck) throw new Error("The server has told of a change that it does not have.");
    } catch (error) {
      if (failureOf(error).kind !== "refused" || reasonOf(error) === "SIGNED_OUT") throw error;
      // The person has lost access, and the event for that is still on its way or was lost.
      apply({ type: "timeline.closed", chatId }, { type: "resync" });
    }
  }

  function scheduleTyping({ typing }: ParleyState): void {
    clearTimeout(typingTimer);
    const at = nextExpiry(typing);
    if (at === undefined) return;
    // A little later, so that the time has certainly passed when the reducer runs.
    typingTimer = setTimeout(() => apply({ type: "time.passed" }), at - now() + 10);
  }

  function end(reason: unknown): void {
    if (ending.signal.aborted) return;
    store.apply([
      { type: "connection.changed", connection: reasonOf(reason) === "SIGNED_OUT" ? "signedOut" : "offline" },
    ]);
    clearTimeout(retryTimer);
    clearTimeout(typingTimer);
    ending.abort(reason);
    listeners.clear();
  }

  function start(): Promise<void> {
    const whole = new Promise<void>((resolve, reject) => {
      const stop = onEvent((event) => {
        if (event.type !== "snapshot.taken") return;
        stop();
        resolve();
      });
      if (ending.signal.aborted) reject(ending.signal.reason);
      else ending.signal.addEventListener("abort", () => reject(ending.signal.reason));
    });
    stream = openEventStream({
      access,
      onEvents: hear,
      onConnection(connection) {
        const changed = { type: "connection.changed", connection } as const;
        if (connection === "live") {
          // Whatever could not be fetched before can be fetched now.
          clearTimeout(retryTimer);
          retryTimer = undefined;
        }
        apply(changed);
        tell(changed);
      },
      onSignedOut: end,
      onError,
    });
    ending.signal.addEventListener("abort", stream.close);
    if (ending.signal.aborted) stream.close();
    return whole;
  }

  function onEvent(listener: (event: LiveEvent) => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  return {
    store,
    apply,
    onEvent,
    start,
    answered: () => stream?.hurry(),
    tryNow: () => stream?.tryNow(),
    signedOut: end,
    ended: ending.signal,
    close: () => end(new AbandonedError("The client was closed.")),
  };
}
