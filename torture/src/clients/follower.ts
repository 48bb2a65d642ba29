import { setTimeout as sleep } from "node:timers/promises";
import type { Actor, History, Outcome, View } from "../history/history.ts";
import type { WireEvent } from "../history/wire.ts";
import type { Random } from "../random.ts";
import { Caller, type Line } from "./caller.ts";
import type { Participant } from "./participant.ts";
import { ShownState } from "./shown-state.ts";
import { readStream } from "./stream-reader.ts";

export interface FollowerOptions {
  readonly by: Actor;
  readonly token: string;
  readonly line: Line;
  readonly random: Random;
}

/** A client that keeps a stream open, reconnects when it breaks, and keeps its state up to date. */
export class Follower implements Participant {
  readonly by: Actor;
  readonly caller: Caller;
  readonly #history: History;
  readonly #options: FollowerOptions;
  readonly #shown: ShownState;
  readonly #leaving = new AbortController();
  readonly #done: Promise<unknown>;
  #events: WireEvent[] = [];
  #arrived = () => {};
  #working = false;
  #mayRead = Promise.resolve();
  #readOn = () => {};
  #lastEventId: string | undefined;

  constructor(history: History, options: FollowerOptions) {
    this.#history = history;
    this.#options = options;
    this.by = options.by;
    this.caller = new Caller(history, options);
    this.#shown = new ShownState(options.by.userId);
    this.#done = Promise.all([this.#listen(), this.#work()]);
  }

  /** Stops reading from its stream until {@link readAgain}. */
  stopReading(): void {
    this.#mayRead = new Promise((resolve) => {
      this.#readOn = resolve;
    });
  }

  readAgain(): void {
    this.#readOn();
  }

  knows(name: string, revs: ReadonlyMap<string, number>): boolean {
    if (this.#working || this.#events.length > 0 || this.#shown.ownName !== name) return false;
    return this.#shown.chatIds.every((chatId) => this.#shown.knownRev(chatId) >= (revs.get(chatId) ?? 0));
  }

  get hasLeft(): boolean {
    return this.#gone;
  }

  view(): View {
    return this.#shown.view();
  }

  /** A follower's state covers everything. */
  shownOf(fresh: View): View {
    return fresh;
  }

  async leave(): Promise<void> {
    this.#leaving.abort();
    this.readAgain();
    this.#arrived();
    await this.#done;
  }

  get #gone(): boolean {
    return this.#leaving.signal.aborted;
  }

  async #listen(): Promise<void> {
    const { line, token, random } = this.#options;
    while (!this.#gone) {
      const stream = this.#history.opened(this.by, this.#lastEventId);
      let refusal = "";
      const why = await readStream(line, {
        token,
        lastEventId: this.#lastEventId,
        signal: this.#leaving.signal,
        mayRead: () => this.#mayRead,
        onFrame: ({ event, data, id }) => {
          if (event === "serialized-error") refusal = reasonIn(data);
          if (id !== undefined) this.#lastEventId = id;
          if (event === undefined) this.#take(this.#history.heard(stream, this.by, { id, data }));
        },
      });
      this.#history.closed(stream, this.by, refusal || why);
      if (refusal === "SIGNED_OUT") return this.#leaving.abort();
      await sleep(random.between(20, 300), undefined, { signal: this.#leaving.signal }).catch(() => {});
    }
  }

  #take(event: WireEvent): void {
    this.#events.push(event);
    this.#arrived();
  }

  async #work(): Promise<void> {
    while (!this.#gone) {
      const events = this.#events;
      this.#events = [];
      this.#working = events.length > 0;
      for (const event of events) {
        const need = this.#shown.apply(event);
        if (need === "snapshot") await this.#resync();
        else if (need !== "nothing") await this.#catchUp(need.changesOf);
      }
      this.#working = false;
      if (this.#events.length > 0 || this.#gone) continue;
      await new Promise<void>((resolve) => {
        this.#arrived = resolve;
      });
    }
  }

  async #resync(): Promise<void> {
    const snapshot = await this.#retry(() => this.caller.call("sync.snapshot", undefined));
    if (!snapshot) return;
    for (const chatId of this.#shown.takeSnapshot(snapshot)) await this.#catchUp(chatId, this.#shown.spanOf(chatId));
  }

  async #catchUp(chatId: string, authors?: { from: number; to: number }): Promise<void> {
    for (;;) {
      const sinceRev = this.#shown.knownRev(chatId);
      const input = { chatId, sinceRev, limit: 100, ...(authors ? { authors } : {}) };
      const page = await this.#retry(() => this.caller.call("messages.changes", input));
      if (!page) return;
      this.#shown.takeChanges(chatId, page);
      if (!page.more) return;
    }
  }

  /** Retries until there is a response. @returns undefined if the call is refused or the follower leaves. */
  async #retry<T>(call: () => Promise<Outcome<T>>): Promise<T | undefined> {
    while (!this.#gone) {
      const result = await call();
      if (result.outcome === "ok") return result.data;
      if (result.outcome === "fail") return undefined;
      await sleep(this.#options.random.between(50, 200), undefined, { signal: this.#leaving.signal }).catch(() => {});
    }
    return undefined;
  }
}

function reasonIn(data: string): string {
  const { data: about } = JSON.parse(data) as { data?: { reason?: string } };
  return about?.reason ?? "an error without a reason";
}
