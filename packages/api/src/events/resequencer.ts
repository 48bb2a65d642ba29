import type { Emitted } from "./events.ts";

interface Chat {
  /** The `rev` that comes next. */
  next: number;
  /** What came before its turn. */
  readonly waiting: Map<number, Emitted>;
  timer: NodeJS.Timeout | undefined;
}

/** How long a change waits for the one before it. After that, the one before is taken for never told. */
const patienceMs = 100;
/** Chats that are remembered: those that changed last. In another, two changes may come swapped; clients then ask for them. */
const maxChats = 10_000;

/**
 * Lets the changes of each chat pass in the order of `rev`. The database commits them in that order, but the answers to two
 * commits come on two connections, and the second may be read first.
 */
export class Resequencer {
  readonly #pass: (emitted: Emitted) => void;
  readonly #chats = new Map<string, Chat>();

  constructor(pass: (emitted: Emitted) => void) {
    this.#pass = pass;
  }

  take(emitted: Emitted): void {
    const { event } = emitted;
    if (!("rev" in event)) {
      this.#pass(emitted);
      return;
    }
    const { chatId, rev } = event;
    const chat = this.#chats.get(chatId) ?? this.#begin(chatId, rev);
    if (rev > chat.next) {
      chat.waiting.set(rev, emitted);
      chat.timer ??= setTimeout(() => this.#giveUp(chat), patienceMs);
      return;
    }
    this.#pass(emitted);
    if (rev === chat.next) this.#goOn(chat);
  }

  close(): void {
    for (const { timer } of this.#chats.values()) clearTimeout(timer);
    this.#chats.clear();
  }

  #begin(chatId: string, next: number): Chat {
    for (const [id, { timer }] of this.#chats) {
      if (this.#chats.size < maxChats) break;
      if (!timer) this.#chats.delete(id);
    }
    const chat: Chat = { next, waiting: new Map(), timer: undefined };
    this.#chats.set(chatId, chat);
    return chat;
  }

  #goOn(chat: Chat): void {
    for (chat.next++; chat.waiting.size > 0; chat.next++) {
      const emitted = chat.waiting.get(chat.next);
      if (!emitted) return;
      chat.waiting.delete(chat.next);
      this.#pass(emitted);
    }
    clearTimeout(chat.timer);
    chat.timer = undefined;
  }

  /** What is missing was not told, by a process that died or an import; clients see the hole and ask. */
  #giveUp(chat: Chat): void {
    chat.timer = undefined;
    for (const [rev, emitted] of [...chat.waiting].sort(([a], [b]) => a - b)) {
      chat.waiting.delete(rev);
      chat.next = rev + 1;
      this.#pass(emitted);
    }
  }
}
