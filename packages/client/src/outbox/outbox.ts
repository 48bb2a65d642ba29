import { v7 as uuidv7 } from "uuid";
import { AbandonedError } from "../errors.ts";
import type { Message } from "../wire.ts";
import type { OutboxStorage, Outgoing } from "./outgoing.ts";

export interface OutboxOptions {
  /** Sends a message. Rejects with a refusal, or when there is no answer. */
  send(message: Outgoing): Promise<Message>;
  /** Called with the stored message, before the outgoing one is removed. */
  onSent(message: Message): void;
  /** Milliseconds to wait before the next try; undefined to give up. */
  retryAfter(error: unknown, failures: Failures): number | undefined;
  /**
   * Whether the server cannot be reached at present or, as `error` says, cannot store anything. The message then waits, and so do
   * those after it.
   */
  isCutOff(error: unknown): boolean;
  /** Whether an error leaves open if the message was stored. */
  isOutcomeUnknown(error: unknown): boolean;
  /** Waits; resolves to true if it ends early because the network is back, which resets the count of failures. */
  wait(milliseconds: number): Promise<boolean>;
  /** The author of new messages. */
  userId(): string | null;
  readonly storage?: OutboxStorage | undefined;
  /** Called when the storage fails; messages are sent anyway. */
  onError(error: unknown): void;
}

/** How often a message got no answer in a row. */
export interface Failures {
  /** From 1. */
  readonly all: number;
  /** Those that happened while others had answers. */
  readonly connected: number;
}

export interface Outbox {
  /** Messages that are not stored yet, in the order written. The same array until something changes. */
  all(): readonly Outgoing[];
  /** @returns a function that unsubscribes. */
  subscribe(listener: () => void): () => void;
  /** Adds a message to be shown at once, and sends it after the earlier ones of its chat. */
  add(message: { readonly chatId: string; readonly text: string }): Outgoing;
  /** Resolves when the message is stored. Rejects when it is refused or discarded, or the client is closed. */
  stored(id: string): Promise<Message>;
  /** Sends a failed message again, under the same id. */
  retry(id: string): void;
  discard(id: string): void;
  /** Discards everything, for example on sign-out. */
  clear(): void;
  /**
   * Resolves when the storage holds what {@link all} shows now, or has failed to take it, so that the program may exit. Also after
   * the client was closed.
   */
  saved(): Promise<void>;
}

const none: Failures = { all: 0, connected: 0 };

interface Waiting {
  readonly promise: Promise<Message>;
  resolve(message: Message): void;
  reject(error: unknown): void;
}

// Promise.withResolvers is newer than the oldest Node.js that Parley supports.
function createWaiting(): Waiting {
  let settlers: Omit<Waiting, "promise"> | undefined;
  const promise = new Promise<Message>((resolve, reject) => {
    settlers = { resolve, reject };
  });
  return { promise, resolve: (message) => settlers?.resolve(message), reject: (error) => settlers?.reject(error) };
}

/**
 * Sends the messages of each chat one after another, in the order in which they were written. A message that the server refuses,
 * or that gets no answer after all retries, stays as failed, for its author to retry or discard.
 */
export function createOutbox(
  options: OutboxOptions,
): Outbox & { restore(): Promise<void>; close(why?: unknown): void } {
  const { send, onSent, retryAfter, isCutOff, isOutcomeUnknown, wait, userId, storage, onError } = options;
  let all: readonly Outgoing[] = [];
  let saving = Promise.resolve();
  let closed = false;
  const busy = new Set<string>();
  const listeners = new Set<() => void>();
  const waiting = new Map<string, Waiting>();
  const stopListening = storage?.onGone?.((id) => {
    // Another tab has sent or discarded it. If it is being sent here too, that continues: its id prevents a duplicate.
    if (all.some((one) => one.id === id && one.state === "failed")) discard(id);
  });

  function set(next: readonly Outgoing[]): void {
    all = next;
    if (storage) saving = saving.then(() => storage.save(all)).catch(onError);
    for (const listener of listeners) listener();
  }
  const replace = (id: string, change: Partial<Outgoing>) =>
    set(all.map((one) => (one.id === id ? { ...one, ...change } : one)));
  const remove = (id: string) => set(all.filter((one) => one.id !== id));
  const isThere = (id: string) => !closed && all.some((one) => one.id === id);

  function settle(id: string, how: (promise: Waiting) => void): void {
    const promise = waiting.get(id);
    waiting.delete(id);
    if (promise) how(promise);
  }

  async function deliver(message: Outgoing): Promise<void> {
    await saving;
    let failures = none;
    while (isThere(message.id)) {
      try {
        const stored = await send(message);
        onSent(stored);
        remove(message.id);
        return settle(message.id, ({ resolve }) => resolve(stored));
      } catch (error) {
        if (!isThere(message.id)) return;
        const outcome = isOutcomeUnknown(error) ? { error, mayBeStored: true } : { error };
        failures = { all: failures.all + 1, connected: failures.connected + (isCutOff(error) ? 0 : 1) };
        const delay = retryAfter(error, failures);
        if (delay === undefined) {
          replace(message.id, { state: "failed", ...outcome });
          return settle(message.id, ({ reject }) => reject(error));
        }
        replace(message.id, outcome);
        if (await wait(delay)) failures = none;
      }
    }
  }

  async function work(chatId: string): Promise<void> {
    if (busy.has(chatId)) return;
    busy.add(chatId);
    try {
      for (;;) {
        const next = all.find((one) => one.chatId === chatId && one.state === "sending");
        if (!next || closed) return;
        await deliver(next);
      }
    } finally {
      busy.delete(chatId);
    }
  }

  function discard(id: string): void {
    remove(id);
    settle(id, ({ reject }) => reject(new AbandonedError("The message was discarded.")));
  }

  return {
    all: () => all,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    add({ chatId, text }) {
      const createdAt = new Date().toISOString();
      const message: Outgoing = { id: uuidv7(), chatId, userId: userId(), text, createdAt, state: "sending" };
      set([...all, message]);
      void work(chatId);
      return message;
    },
    stored(id) {
      const known = waiting.get(id);
      if (known) return known.promise;
      if (!isThere(id)) return Promise.reject(new AbandonedError("Nothing is being sent under this id."));
      const added = createWaiting();
      waiting.set(id, added);
      return added.promise;
    },
    retry(id) {
      replace(id, { state: "sending", error: undefined });
      const again = all.find((one) => one.id === id);
      if (again) void work(again.chatId);
    },
    discard,
    clear() {
      for (const { id } of all) discard(id);
    },
    saved: () => saving,

    /** Loads what an earlier run has left, and sends it before anything written since. */
    async restore() {
      try {
        const left = (await storage?.load()) ?? [];
        const own = left.filter((one) => one.userId === null || one.userId === userId());
        const known = new Set(all.map(({ id }) => id));
        const taken = own.filter(({ id }) => !known.has(id));
        if (taken.length === 0 || closed) return;
        set([...taken, ...all]);
        for (const chatId of new Set(taken.map((one) => one.chatId))) void work(chatId);
      } catch (error) {
        onError(error);
      }
    },

    /** Stops sending. Messages in a storage stay there. Pending promises are rejected with `why`. */
    close(why: unknown = new AbandonedError("The client was closed before the message was stored.")) {
      closed = true;
      stopListening?.();
      for (const { id } of all) settle(id, ({ reject }) => reject(why));
    },
  };
}
