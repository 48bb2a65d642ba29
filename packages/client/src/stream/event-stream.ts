import type { AppRouter } from "@parley/api";
import { TRPCClientError } from "@trpc/client";
import { backoffMs } from "../backoff.ts";
import { isOffline, onDeviceChange, pause } from "../device.ts";
import { boundedWait, failureOf, reasonOf } from "../errors.ts";
import { type Access, addressOf, ask, headersOf } from "../trpc.ts";
import type { ParleyEvent } from "../wire.ts";
import { createSseParser, type SseFrame } from "./sse-parser.ts";

export interface EventStreamOptions {
  readonly access: Access;
  /** What one piece of the stream brought, in order. Must not throw. */
  onEvents(events: readonly ParleyEvent[]): void;
  onConnection(connection: "connecting" | "live" | "offline"): void;
  /** The stream has ended for good. */
  onSignedOut(error: unknown): void;
  /** Why it was lost, or not to be had; it comes back by itself. */
  onError(error: unknown): void;
}

/** Until the server says otherwise. */
const defaultSilenceMs = 35_000;
/** A page that is looked at again does not wait for the rest of the silence. */
const staleMs = 20_000;
const checkMs = 5_000;
/** A stream that lived shorter did not do well: the next one waits longer. */
const settledMs = 10_000;
/** The first wait when the server has no room. */
const fullFailures = 3;

export interface OpenEventStream {
  close(): void;
  /** Says that the server has just answered something: a stream that waits because nobody was there tries again at once. */
  hurry(): void;
}

/**
 * Reads the event stream of docs/events.md, and comes back with where it stood whenever it is lost. An own reader in place of
 * EventSource, which cannot send a token, knows nothing of silence and comes back all at once.
 */
export function openEventStream(options: EventStreamOptions): OpenEventStream {
  const { access, onEvents, onConnection, onSignedOut, onError } = options;
  const closing = new AbortController();
  let lastEventId: string | undefined;
  /** Since it was last live. */
  let failuresInARow = 0;
  /** How the server wants those to come back who have lost it together. */
  let retryMs: number | undefined;
  let hurry = () => {};
  void run();
  return { close: () => closing.abort(), hurry: () => hurry() };

  async function run(): Promise<void> {
    for (let failures = 0; !closing.signal.aborted; ) {
      const startedAt = performance.now();
      const error = await listen().catch((cause: unknown) => cause);
      if (closing.signal.aborted) return;
      if (reasonOf(error) === "SIGNED_OUT") return onSignedOut(error);
      if (performance.now() - startedAt >= settledMs) failures = 0;
      if (failureOf(error).kind === "refused") failures = Math.max(failures, fullFailures);
      // Whatever was wrong, it may have been where we stood.
      if (reasonOf(error) === "INVALID_INPUT") lastEventId = undefined;
      onError(error);
      onConnection(failuresInARow++ === 0 && !isOffline() ? "connecting" : "offline");
      failures = (await rest(error, failures)) ? 0 : failures + 1;
    }
  }

  /** Waits before the next request. @returns whether something has changed for the better. */
  async function rest(error: unknown, failures: number): Promise<boolean> {
    const waiting = new AbortController();
    const end = () => waiting.abort();
    closing.signal.addEventListener("abort", end);
    // A server that has answered, and has no stream to give, is not asked sooner because it answers other things.
    if (reasonOf(error) === undefined) hurry = end;
    const woken = await pause(waitMs(error, failures, retryMs), waiting.signal);
    hurry = () => {};
    closing.signal.removeEventListener("abort", end);
    return woken;
  }

  /** One request. Never resolves: it rejects with the reason why it is over. */
  async function listen(): Promise<never> {
    const watch = watchSilence();
    try {
      const response = await ask(access, addressOf(access, "/trpc/events.stream"), {
        headers: {
          accept: "text/event-stream",
          ...headersOf(access),
          ...(lastEventId === undefined ? {} : { "last-event-id": lastEventId }),
        },
        signal: watch.signal,
      });
      if (!response.ok || !response.headers.get("content-type")?.startsWith("text/event-stream") || !response.body) {
        await response.body?.cancel();
        throw new Error(`Instead of a stream there came an answer with the status ${response.status}.`);
      }
      const parser = createSseParser();
      const reader = response.body.getReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) throw new Error("The stream has ended.");
        watch.heard();
        take(parser.push(value), watch.allowSilence);
      }
    } finally {
      watch.end();
    }
  }

  function take(frames: readonly SseFrame[], allowSilence: (milliseconds: number) => void): void {
    const events: ParleyEvent[] = [];
    let standing = lastEventId;
    try {
      for (const { event, data, id, retry } of frames) {
        if (retry !== undefined) retryMs = boundedWait(retry);
        if (event === "message" && data !== "") events.push(parse(data) as ParleyEvent);
        if (event === "connected") {
          const { reconnectAfterInactivityMs } = parse(data) as { reconnectAfterInactivityMs?: unknown };
          if (typeof reconnectAfterInactivityMs === "number") allowSilence(reconnectAfterInactivityMs);
          failuresInARow = 0;
          onConnection("live");
        }
        if (event === "serialized-error") throw refusal(parse(data));
        if (event === "return") throw new Error("The stream has ended.");
        if (id !== undefined) standing = id;
      }
    } catch (error) {
      // Not to be sent the same again.
      if (error instanceof SyntaxError) standing = undefined;
      throw error;
    } finally {
      if (events.length > 0) onEvents(events);
      // Only now: whoever comes back has taken what came before.
      lastEventId = standing;
    }
  }

  /** @throws SyntaxError */
  function parse(data: string): object {
    const value: unknown = JSON.parse(data);
    if (typeof value !== "object" || value === null)
      throw new SyntaxError("The stream had something that is no event.");
    return value;
  }

  /** Ends a request in which nothing was heard for too long, or which cannot have outlived what the device went through. */
  function watchSilence() {
    const controller = new AbortController();
    let silenceMs = defaultSilenceMs;
    let heardAt = { ticks: performance.now(), date: Date.now() };
    // The one clock stands still while a laptop sleeps, the other may be set back.
    const silent = () => Math.max(performance.now() - heardAt.ticks, Date.now() - heardAt.date);
    const giveUp = (why: string) => controller.abort(new Error(why));
    const close = () => giveUp("The client was closed.");
    const timer = setInterval(() => {
      if (silent() > silenceMs) giveUp("Nothing was heard for too long.");
    }, checkMs);
    const stopListening = onDeviceChange((why) => {
      if (why !== "shown" || silent() > staleMs) giveUp("The device was away.");
    });
    closing.signal.addEventListener("abort", close);
    if (closing.signal.aborted) close();
    return {
      signal: controller.signal,
      heard() {
        heardAt = { ticks: performance.now(), date: Date.now() };
      },
      allowSilence(milliseconds: number) {
        silenceMs = milliseconds;
      },
      end() {
        clearInterval(timer);
        stopListening();
        closing.signal.removeEventListener("abort", close);
        controller.abort();
      },
    };
  }
}

/** @param retryMs the server's wish, another one for each client: it spreads those who come back over the time it needs. */
function waitMs(error: unknown, failures: number, retryMs: number | undefined): number {
  const failure = failureOf(error);
  const backoff = failures === 0 && retryMs !== undefined ? 0 : backoffMs(failures);
  return Math.max(retryMs ?? 0, backoff) + (failure.kind === "tooFast" ? failure.retryAfterMs : 0);
}

type ErrorShape = Parameters<typeof TRPCClientError.from<AppRouter>>[0];

const refusal = (shape: object) => TRPCClientError.from<AppRouter>({ error: shape } as ErrorShape);
