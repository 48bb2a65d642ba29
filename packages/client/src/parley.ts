import type { AppRouter } from "@parley/api";
import type { TRPCClient } from "@trpc/client";
import { backoffMs } from "./backoff.ts";
import { type SubscribeOptions, subscribeToChanges } from "./changes/subscribe.ts";
import type { Change } from "./changes/track.ts";
import { isOffline, pause } from "./device.ts";
import { failureOf, isOutcomeUnknown, isServerUnavailable, reasonOf } from "./errors.ts";
import { createLive, type Live } from "./live.ts";
import { createOutbox, type Outbox } from "./outbox/outbox.ts";
import type { OutboxStorage } from "./outbox/outgoing.ts";
import { createPresence, type Presence } from "./presence.ts";
import type { Store } from "./store.ts";
import { createTimelines, type Timelines } from "./timelines.ts";
import { type Access, createTrpc } from "./trpc.ts";
import { createTypingSign } from "./typing-sign.ts";
import type { Message } from "./wire.ts";

export interface ParleyOptions extends Access {
  /** Where unsent messages survive a restart. */
  readonly outbox?: OutboxStorage | undefined;
  /**
   * How many times a message is sent without an answer before it counts as failed. Unlimited by default. Tries while the stream
   * is down, or while the server says that it cannot save anything, do not count: messages go out, in order, when it is back.
   */
  readonly sendAttempts?: number | undefined;
  /** Called with errors from which the client recovers by itself: a lost stream, a call without an answer, a full storage. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

/** A client for one person, for programs that show the store, such as the web client. */
export interface StoreClient extends Timelines, Presence {
  /** All procedures, typed. */
  readonly trpc: TRPCClient<AppRouter>;
  readonly store: Store;
  readonly outbox: Outbox;
  /**
   * Opens the stream; resolves when all groups and chats are known. It retries until then, and rejects only when the session has
   * ended (`reasonOf(error)` is `SIGNED_OUT`) or the client is closed. Later calls return the same promise.
   */
  start(): Promise<void>;
  /** Tries at once to connect, if it is not connected, for a person who does not want to wait for the next try. */
  tryNow: Live["tryNow"];
  /** Applies the answer of a call, or what the person did, before the stream delivers it. Applying it twice does no harm. */
  apply: Live["apply"];
  /** Calls back with each event that the stream delivers, after it was applied. @returns a function that unsubscribes. */
  onEvent: Live["onEvent"];
  /** Sends a message after those before it; resolves when it is stored. */
  send(message: { readonly chatId: string; readonly text: string }): Promise<Message>;
  /** Moves the person's read pointer forward, at once in the state and then on the server. */
  markRead(chatId: string, seq: number): Promise<void>;
  /** Tells others that the person is typing. Call it for every key if you like; it is throttled. */
  startTyping(chatId: string): void;
  /** Ends everything. Unsent messages stay in the outbox's storage. */
  close(): void;
  /** Aborted when the session has ended or the client is closed, with the reason. */
  readonly ended: AbortSignal;
}

/** A client for one person: everything that the terminal, bots and other programs need from a server. */
export interface Parley extends StoreClient {
  /**
   * Every change of a chat once and in the order of `rev`, across lost streams and server restarts; without `chatId`, the changes
   * of all chats. Starts when it is called. Ends with `signal` or {@link close}; throws when the session ends or the chat does
   * not exist.
   */
  subscribe(options?: SubscribeOptions): AsyncIterableIterator<Change>;
}

/** Creates a client. It sends nothing before {@link Parley.start} or the first call. */
export function createParley(options: ParleyOptions): Parley {
  const client = createStoreClient(options);
  return { ...client, subscribe: (which = {}) => subscribeToChanges(client, which) };
}

/** Like {@link createParley}, without the code that tells of each change: pages that only show the store load that much less. */
export function createStoreClient(options: ParleyOptions): StoreClient {
  const { outbox: storage, sendAttempts = Number.POSITIVE_INFINITY } = options;
  const onError = (error: unknown) => {
    try {
      options.onError?.(error);
    } catch (defect) {
      // A bug in the listener: reported as an uncaught error, without stopping anything here.
      queueMicrotask(() => {
        throw defect;
      });
    }
  };
  const access: Access = { ...options, userId: () => live.store.getState().snapshot?.user.id };
  const trpc = createTrpc(access);
  const live: Live = createLive({ access, trpc, onError });
  const { store, apply, onEvent, ended } = live;
  const typing = createTypingSign(trpc, ended);
  let started: Promise<void> | undefined;

  const outbox = createOutbox({
    async send({ chatId, id, text }) {
      typing.sending(chatId);
      try {
        return await trpc.messages.send.mutate({ chatId, id, text });
      } catch (error) {
        // The message itself was not refused: it waits until the person signs in again.
        if (reasonOf(error) === "SIGNED_OUT") live.signedOut(error);
        throw error;
      }
    },
    onSent(message) {
      typing.sent(message.chatId);
      apply({ type: "message.created", chatId: message.chatId, rev: message.rev, message });
      live.answered();
    },
    retryAfter(error, failures) {
      const failure = failureOf(error);
      if (failure.kind === "refused") return undefined;
      if (failure.kind === "tooFast") return failure.retryAfterMs + backoffMs(0);
      return failures.connected < sendAttempts ? backoffMs(failures.all - 1) : undefined;
    },
    isCutOff: (error) =>
      isOffline() || (started !== undefined && (isServerUnavailable(error) || store.getState().connection !== "live")),
    isOutcomeUnknown,
    wait: pauseUnlessLive,
    userId: () => store.getState().snapshot?.user.id ?? null,
    storage,
    onError,
  });
  /** The read pointers of chats that could not be sent. */
  const unsentReads = new Map<string, number>();
  ended.addEventListener("abort", () => outbox.close(ended.reason));

  /** Waits; resolves to true if it ends early because the stream is back, so that sending may work now. */
  async function pauseUnlessLive(milliseconds: number): Promise<boolean> {
    const back = new AbortController();
    const stop = onEvent((event) => {
      if (event.type === "connection.changed" && event.connection === "live") back.abort();
    });
    const woken = await pause(milliseconds, AbortSignal.any([ended, back.signal]));
    stop();
    return woken || back.signal.aborted;
  }

  async function sendRead(chatId: string, seq: number): Promise<void> {
    const { readSeq } = await trpc.reads.mark.mutate({ chatId, seq });
    apply({ type: "read.updated", chatId, seq: readSeq });
  }

  /** Sends a read pointer until the server has it. Until then this device alone would show the chat as read. */
  async function sendReadLater(chatId: string, seq: number): Promise<void> {
    const isSending = unsentReads.has(chatId);
    unsentReads.set(chatId, Math.max(seq, unsentReads.get(chatId) ?? 0));
    if (isSending) return;
    for (let failures = 0; !ended.aborted; failures++) {
      await pauseUnlessLive(backoffMs(failures));
      const due = unsentReads.get(chatId) ?? 0;
      const error = await sendRead(chatId, due).then(
        () => undefined,
        (cause: unknown) => cause,
      );
      if (error !== undefined && failureOf(error).kind !== "refused") continue;
      if (unsentReads.get(chatId) === due) break;
    }
    unsentReads.delete(chatId);
  }

  return {
    trpc,
    store,
    outbox,
    apply,
    onEvent,
    start() {
      started ??= live.start().then(outbox.restore);
      return started;
    },
    ...createTimelines(trpc, live),
    ...createPresence(trpc, live),
    tryNow: live.tryNow,
    send: (message) => outbox.stored(outbox.add(message).id),
    async markRead(chatId, seq) {
      apply({ type: "read.updated", chatId, seq });
      try {
        await sendRead(chatId, seq);
      } catch (error) {
        if (failureOf(error).kind !== "refused") void sendReadLater(chatId, seq);
        throw error;
      }
    },
    startTyping: typing.startTyping,
    close: live.close,
    ended,
  };
}
