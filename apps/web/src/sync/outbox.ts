import { v7 as uuidv7 } from "uuid";
import type { Message } from "./timeline.ts";

/** A message that its author sees already and the server has yet to store. */
export interface Outgoing {
  /** The id that the stored message will have, so that sending it again stores nothing twice. */
  readonly id: string;
  readonly chatId: string;
  readonly userId: string;
  readonly text: string;
  readonly createdAt: string;
  readonly state: "sending" | "failed";
  readonly error?: unknown;
}

interface Wiring {
  /** Stores a message. Rejects with a refusal, or because no answer came. */
  send(message: Outgoing): Promise<Message>;
  /** Takes over what is stored. The outgoing message goes when this is done. */
  onSent(message: Message): Promise<void>;
  /** Milliseconds to wait before sending again after failure number `attempt` (from 1); undefined to give up. */
  retryAfter(error: unknown, attempt: number): number | undefined;
  /** Waits, cut short when the network comes back: then it resolves to true, and failures are counted anew. */
  wait(milliseconds: number): Promise<boolean>;
}

/**
 * Sends the messages of each chat one after another, in the order in which they were written. One that the server
 * refuses, or that gets no answer in spite of repeats, stays as failed, for its author to send again or to discard.
 */
export function createOutbox({ send, onSent, retryAfter, wait }: Wiring) {
  let all: readonly Outgoing[] = [];
  const busy = new Set<string>();
  const listeners = new Set<() => void>();

  const set = (next: readonly Outgoing[]) => {
    all = next;
    for (const listener of listeners) listener();
  };
  const replace = (id: string, change: Partial<Outgoing>) =>
    set(all.map((one) => (one.id === id ? { ...one, ...change } : one)));
  const isThere = (id: string) => all.some((one) => one.id === id);

  async function deliver(message: Outgoing): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        await onSent(await send(message));
        return set(all.filter((one) => one.id !== message.id));
      } catch (error) {
        const delay = retryAfter(error, attempt);
        if (delay === undefined) return replace(message.id, { state: "failed", error });
        if (await wait(delay)) attempt = 0;
        if (!isThere(message.id)) return;
      }
    }
  }

  async function work(chatId: string): Promise<void> {
    if (busy.has(chatId)) return;
    busy.add(chatId);
    try {
      for (;;) {
        const next = all.find((one) => one.chatId === chatId && one.state === "sending");
        if (!next) return;
        await deliver(next);
      }
    } finally {
      busy.delete(chatId);
    }
  }

  return {
    all: () => all,
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    add({ chatId, userId, text }: { chatId: string; userId: string; text: string }): void {
      const createdAt = new Date().toISOString();
      set([...all, { id: uuidv7(), chatId, userId, text, createdAt, state: "sending" }]);
      void work(chatId);
    },
    retry(id: string): void {
      replace(id, { state: "sending", error: undefined });
      const again = all.find((one) => one.id === id);
      if (again) void work(again.chatId);
    },
    discard: (id: string) => set(all.filter((one) => one.id !== id)),
    clear: () => set([]),
  };
}
