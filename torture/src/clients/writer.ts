import { setTimeout as sleep } from "node:timers/promises";
import { v7 as uuidv7 } from "uuid";
import type { Random } from "../random.ts";
import type { Caller } from "./caller.ts";
import { Clock } from "./clock.ts";

export interface WriterOptions {
  readonly caller: Caller;
  readonly chatIds: readonly string[];
  readonly random: Random;
  /** Minimum and maximum between two calls. */
  readonly pauseMs: readonly [number, number];
}

interface Written {
  readonly chatId: string;
  readonly id: string;
  readonly text: string;
}

/**
 * A simulated person who sends, retries sends without a response, edits, deletes, reads what was written, and marks it
 * as read.
 */
export class Writer {
  readonly clock = new Clock();
  readonly #options: WriterOptions;
  readonly #acknowledged: Written[] = [];
  readonly #doubtful: Written[] = [];
  #count = 0;

  constructor(options: WriterOptions) {
    this.#options = options;
  }

  /** Writes until aborted. Finishes the current call. */
  async write(until: AbortSignal): Promise<void> {
    const { random, pauseMs } = this.#options;
    while (!until.aborted) {
      await this.#act();
      await sleep(random.between(...pauseMs));
    }
  }

  async #act(): Promise<void> {
    const { random } = this.#options;
    const again = random.chance(0.6) ? this.#doubtful.shift() : undefined;
    if (again) return this.#send(again);
    const old = this.#acknowledged.length > 0 ? random.pick(this.#acknowledged) : undefined;
    const dice = random.next();
    if (dice < 0.66 || !old) await this.#send(this.#invent());
    else if (dice < 0.71) await this.#send(old);
    else if (dice < 0.78) await this.#edit(old);
    else if (dice < 0.82) await this.#delete(old);
    else if (dice < 0.92) await this.#read(old);
    else await this.#change(old.chatId);
  }

  #invent(): Written {
    const { random, chatIds, caller } = this.#options;
    const id = uuidv7({ msecs: this.clock.now(), random: random.bytes(16) });
    return { chatId: random.pick(chatIds), id, text: this.#text(`${caller.by.client} says`) };
  }

  /** A unique text. Some are long enough for a connection to be cut in the middle, and have multi-byte characters. */
  #text(what: string): string {
    const { random } = this.#options;
    const rest = random.chance(0.1) ? "Grüße 👋 ".repeat(random.spread(1, 400)).trim() : "hello";
    return `${what} ${++this.#count}: ${rest}`;
  }

  async #send(message: Written): Promise<void> {
    const { caller, random } = this.#options;
    const { outcome } = await caller.call("messages.send", message);
    if (outcome === "ok" && !this.#acknowledged.includes(message)) this.#acknowledged.push(message);
    if (outcome === "unknown") {
      // The others give up and never learn the outcome.
      if (random.chance(0.8)) this.#doubtful.push(message);
      await sleep(random.between(20, 200));
    }
    if (outcome === "ok" && random.chance(0.1)) await this.#read(message);
  }

  async #edit({ chatId, id }: Written): Promise<void> {
    const text = this.#text(`${this.#options.caller.by.client} corrects`);
    await this.#options.caller.call("messages.edit", { chatId, messageId: id, text });
  }

  async #delete(message: Written): Promise<void> {
    const { chatId, id } = message;
    this.#acknowledged.splice(this.#acknowledged.indexOf(message), 1);
    await this.#options.caller.call("messages.delete", { chatId, messageId: id });
  }

  async #read({ chatId, id }: Written): Promise<void> {
    const { caller, random } = this.#options;
    const dice = random.next();
    if (dice < 0.5) await caller.call("messages.get", { chatId, messageId: id });
    else if (dice < 0.7) await caller.call("sync.snapshot", undefined);
    else if (dice < 0.9) await this.#readChanges(chatId);
    else await caller.call("messages.list", { chatId, limit: 10 });
  }

  async #readChanges(chatId: string): Promise<void> {
    const { caller } = this.#options;
    const snapshot = await caller.call("sync.snapshot", undefined);
    if (snapshot.outcome !== "ok") return;
    const lastRev = snapshot.data.chats.find(({ id }) => id === chatId)?.lastRev ?? 0;
    await caller.call("messages.changes", { chatId, sinceRev: Math.max(0, lastRev - 5), limit: 100 });
  }

  async #change(chatId: string): Promise<void> {
    const { caller, random } = this.#options;
    const dice = random.next();
    if (dice < 0.4) await caller.call("reads.mark", { chatId, seq: random.spread(1, 5_000) });
    else if (dice < 0.6) await caller.call("typing.start", { chatId });
    else if (dice < 0.8) await caller.call("users.update", { name: `${caller.by.client} ${++this.#count}` });
    else await caller.call("chats.update", { chatId, topic: this.#text(`${caller.by.client} proposes`).slice(0, 400) });
  }
}
