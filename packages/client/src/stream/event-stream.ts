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
  /** Called with the events of one chunk of the stream, in order. Must not throw. */
  onEvents(events: readonly ParleyEvent[]): void;
  onConnection(connection: "connecting" | "live" | "offline"): void;
  /** The stream has ended for good. */
  onSignedOut(error: unknown): void;
  /** Called with the reason when the stream is lost or refused; it reconnects by itself. */
  onError(error: unknown): void;
}

/** Until the server says otherwise. */
const defaultSilenceMs = 35_000;
/**
 * How long the first request waits for the beginning of its answer, which a server gives within two seconds, even when it opens
 * the stream later; each further one waits twice as long. When a network goes away without a word, the connections that a browser
 * keeps for further requests are as dead as the stream, and it tries one after the other.
 */
const firstAnswerMs = 10_000;
/** When a page is shown again, a stream that has been silent for this long is not waited for any longer. */
const staleMs = 20_000;
const checkMs = 5_000;
/** After a stream that was live for less than this, the next one waits longer. */
const settledMs = 10_000;
/** When the server refuses, the wait starts as after this many failures. */
const fullFailures = 3;

export interface OpenEventStream {
  close(): void;
  /** Tells the stream that the server has just answered a call: if it is waiting because the server was gone, it retries at once. */
  hurry(): void;
  /** Tries at once, because a person asks for it: ends a wait, or a request that nobody has answered yet. */
  tryNow(): void;
}

/**
 * Reads the event stream of docs/events.md, and resumes whenever it is lost. A reader of our own, because EventSource cannot send a
 * token, does not detect silence, and makes all clients reconnect at once.
 */
export function openEventStream(options: EventStreamOptions): OpenEventStream {
  const { access, onEvents, onConnection, onSignedOut, onError } = options;
  const closing = new AbortController();
  let lastEventId: string | undefined;
  /** Since the stream was last live. */
  let failuresInARow = 0;
  /** Requests in a row that were given up because no answer began. */
  let unanswered = 0;
  /** When the stream of the current request became live, in milliseconds of `performance.now()`. */
  let liveAt: number | undefined;
  /** The server's last `retry`, which spreads out the clients that lose it together. */
  let retryMs: number | undefined;
  let hurry = () => {};
  /** Ends the wait for the next request, or for the beginning of an answer. */
  let interrupt: (() => void) | undefined;
  /** Whether a person has interrupted it. */
  let isAsked = false;
  void run();
  return { close: () => closing.abort(), hurry: () => hurry(), tryNow };

  function tryNow(): void {
    if (!interrupt) return;
    isAsked = true;
    onConnection("connecting");
    interrupt();
  }

  async function run(): Promise<void> {
    for (let failures = 0; !closing.signal.aborted; ) {
      liveAt = undefined;
      const error = await listen().catch((cause: unknown) => cause);
      if (closing.signal.aborted) return;
      if (reasonOf(error) === "SIGNED_OUT") return onSignedOut(error);
      if (isAsked) {
        isAsked = false;
        failures = 0;
        continue;
      }
      if (liveAt !== undefined && performance.now() - liveAt >= settledMs) failures = 0;
      if (failureOf(error).kind === "refused") failures = Math.max(failures, fullFailures);
      // Perhaps it was the id.
      if (reasonOf(error) === "INVALID_INPUT") lastEventId = undefined;
      onError(error);
      onConnection(failuresInARow++ === 0 && !isOffline() ? "connecting" : "offline");
      const woken = await rest(error, failures);
      isAsked = false;
      failures = woken ? 0 : failures + 1;
      if (woken) unanswered = 0;
    }
  }

  /** Waits before the next request. @returns whether the network or the page came back, or a person asked for it. */
  async function rest(error: unknown, failures: number): Promise<boolean> {
    const waiting = new AbortController();
    const end = () => waiting.abort();
    closing.signal.addEventListener("abort", end);
    // If the server has refused the stream, its answers to other calls are no reason to retry sooner.
    if (reasonOf(error) === undefined) hurry = end;
    interrupt = end;
    const woken = await pause(waitMs(error, failures, retryMs), waiting.signal);
    hurry = () => {};
    interrupt = undefined;
    closing.signal.removeEventListener("abort", end);
    return woken || isAsked;
  }

  /** Makes one request and reads it. Never resolves: it rejects with the reason why it ended. */
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
      watch.answered();
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
          liveAt = performance.now();
          onConnection("live");
        }
        if (event === "serialized-error") throw refusal(parse(data));
        if (id !== undefined) standing = id;
      }
    } catch (error) {
      // So that the same event is not sent again.
      if (error instanceof SyntaxError) standing = undefined;
      throw error;
    } finally {
      if (events.length > 0) onEvents(events);
      // Only now: the id must not be ahead of the events that were taken.
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

  /** Aborts a request that has been silent for too long, or cannot have survived a change of the device. */
  function watchSilence() {
    const controller = new AbortController();
    let isAnswered = false;
    let allowedMs = Math.min(firstAnswerMs * 2 ** unanswered, defaultSilenceMs);
    let heardAt = { ticks: performance.now(), date: Date.now() };
    // One clock stops while a laptop sleeps, the other may be set back.
    const silent = () => Math.max(performance.now() - heardAt.ticks, Date.now() - heardAt.date);
    const giveUp = (why: string) => controller.abort(new Error(why));
    const close = () => giveUp("The client was closed.");
    const timer = setInterval(() => {
      if (silent() < allowedMs) return;
      if (!isAnswered) unanswered++;
      giveUp("Nothing was heard for too long.");
    }, checkMs);
    const stopListening = onDeviceChange((why) => {
      if (why !== "shown" || silent() > staleMs) giveUp("The device was away.");
    });
    closing.signal.addEventListener("abort", close);
    if (closing.signal.aborted) close();
    interrupt = () => giveUp("Asked to try again.");
    const heard = () => {
      heardAt = { ticks: performance.now(), date: Date.now() };
    };
    return {
      signal: controller.signal,
      heard,
      /** The answer has begun. */
      answered() {
        heard();
        isAnswered = true;
        interrupt = undefined;
        unanswered = 0;
        allowedMs = defaultSilenceMs;
      },
      allowSilence(milliseconds: number) {
        allowedMs = milliseconds;
      },
      end() {
        clearInterval(timer);
        interrupt = undefined;
        stopListening();
        closing.signal.removeEventListener("abort", close);
        controller.abort();
      },
    };
  }
}

/** @param retryMs the server's last `retry`, different for each client, which spreads them over the time the server needs. */
function waitMs(error: unknown, failures: number, retryMs: number | undefined): number {
  const failure = failureOf(error);
  const backoff = failures === 0 && retryMs !== undefined ? 0 : backoffMs(failures);
  return Math.max(retryMs ?? 0, backoff) + (failure.kind === "tooFast" ? failure.retryAfterMs : 0);
}

type ErrorShape = Parameters<typeof TRPCClientError.from<AppRouter>>[0];

const refusal = (shape: object) => TRPCClientError.from<AppRouter>({ error: shape } as ErrorShape);
