import { setTimeout as sleep } from "node:timers/promises";
import { createParley, type Parley, reasonOf } from "@parley/client";
import type { Actor, History, View } from "../history/history.ts";
import type { Message } from "../history/wire.ts";
import type { Random } from "../random.ts";
import { Caller, type Line } from "./caller.ts";
import type { Participant } from "./participant.ts";

export interface SdkOptions {
  readonly by: Actor;
  readonly token: string;
  readonly line: Line;
  readonly random: Random;
  readonly chatIds: readonly string[];
}

/** With this many unsent messages, it waits before it writes more. */
const maxUnsent = 20;

/**
 * A client that uses the SDK as bots and apps do: subscribes to every change, writes through the outbox, and has all
 * chats open.
 */
export class SdkClient implements Participant {
  readonly by: Actor;
  readonly caller: Caller;
  readonly #history: History;
  readonly #options: SdkOptions;
  readonly #parley: Parley;
  readonly #done: Promise<void>;
  readonly #followed = new Map<string, number>();
  #left = false;
  #count = 0;

  constructor(history: History, options: SdkOptions) {
    this.#history = history;
    this.#options = options;
    this.by = options.by;
    this.caller = new Caller(history, options);
    this.#parley = createParley({ url: options.line.url, token: options.token });
    this.#done = this.#follow();
  }

  /** Resolves when it is connected and every chat is open from its first message. */
  async start(): Promise<void> {
    await this.#parley.start();
    for (const chatId of this.#options.chatIds) await this.#open(chatId);
  }

  /** Retries, as a person would after an error message. */
  async #open(chatId: string): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        await this.#parley.openChat(chatId);
        return;
      } catch (error) {
        if (attempt === 100 || reasonOf(error)) throw error;
        await sleep(this.#options.random.between(50, 200));
      }
    }
  }

  async #follow(): Promise<void> {
    for await (const change of this.#parley.subscribe()) {
      this.#followed.set(change.chatId, change.rev);
      this.#history.followed(this.by, change);
    }
  }

  /** Writes until aborted. The outbox still sends what it holds. */
  async write(until: AbortSignal, pauseMs: readonly [number, number]): Promise<void> {
    const { random, chatIds } = this.#options;
    while (!until.aborted) {
      if (this.#parley.outbox.all().length < maxUnsent) this.#send(random.pick(chatIds));
      await sleep(random.between(...pauseMs));
    }
  }

  #send(chatId: string): void {
    const { outbox } = this.#parley;
    const text = `${this.by.client} says ${++this.#count}`;
    const { id } = outbox.add({ chatId, text });
    const call = this.#history.invoked(this.by, "messages.send", { chatId, id, text });
    outbox.stored(id).then(
      (data) => this.#history.ended<"messages.send">(call, { outcome: "ok", data }),
      (error: unknown) => {
        const reason = reasonOf(error);
        if (reason) this.#history.ended<"messages.send">(call, { outcome: "fail", reason });
        else this.#history.ended<"messages.send">(call, { outcome: "unknown", why: String(error), broken: false });
      },
    );
  }

  get hasLeft(): boolean {
    return this.#left;
  }

  knows(name: string, revs: ReadonlyMap<string, number>): boolean {
    const { snapshot, connection, needs } = this.#parley.store.getState();
    // The pauses between reconnects grow up to half a minute. Any response cuts them short.
    if (connection !== "live") void this.#parley.trpc.users.me.query().catch(() => {});
    const whole = connection === "live" && !needs.snapshot && needs.changes.length === 0;
    if (!whole || snapshot?.user.name !== name || this.#parley.outbox.all().length > 0) return false;
    return snapshot.chats.every(({ id, lastRev }) => {
      const rev = revs.get(id) ?? 0;
      return lastRev >= rev && (this.#followed.get(id) ?? 0) >= rev;
    });
  }

  view(): View {
    const { snapshot, timelines } = this.#parley.store.getState();
    const messages = Object.entries(timelines).map(([id, timeline]) => [id, timeline.messages] as const);
    return {
      groups: Object.fromEntries((snapshot?.groups ?? []).map((group) => [group.id, group])),
      chats: Object.fromEntries((snapshot?.chats ?? []).map((chat) => [chat.id, chat])),
      messages: Object.fromEntries(messages),
    };
  }

  /** For open chats, the loaded range: everything from some message on. */
  shownOf({ groups, chats, messages }: View): View {
    const { timelines } = this.#parley.store.getState();
    const loaded: Record<string, readonly Message[]> = {};
    for (const [id, timeline] of Object.entries(timelines)) {
      const first = timeline.messages[0]?.seq ?? Number.POSITIVE_INFINITY;
      loaded[id] = (messages[id] ?? []).filter(({ seq }) => seq >= first);
    }
    return { groups, chats, messages: loaded };
  }

  async leave(): Promise<void> {
    this.#left = true;
    this.#parley.close();
    await this.#done.catch(() => {});
  }
}
