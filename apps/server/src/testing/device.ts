import type { OpenStream } from "@parley/api";
import type { TestApi } from "@parley/api/testing";
import { call, type Path } from "@parley/api/testing/call";
import {
  type ClientEvent,
  initialState,
  type Message,
  type Page,
  type ParleyEvent,
  type ParleyState,
  reduce,
  type Snapshot,
} from "@parley/client";

/**
 * A client at work: what one person knows, kept up to date by nothing but the stream and what the state says that it
 * needs. Nothing moves by itself: what has arrived waits until `hear`, what was asked and answered until `take`, so that a
 * test says how late everything is.
 */
export class Device {
  readonly name: string;
  readonly userId: string;
  state: ParleyState;
  /** The session has ended: the server lets this device in no more. */
  signedOut = false;
  /** The types of all events that were applied. */
  readonly heard = new Set<ParleyEvent["type"]>();
  readonly #api: TestApi;
  #lastId: string | undefined;
  #stream: OpenStream | undefined;
  readonly #arrived: { readonly id: string; readonly json: string }[] = [];
  /** Answers that are under way, each under what was asked for. */
  readonly #answers = new Map<string, readonly ClientEvent[]>();

  constructor(api: TestApi, person: { name: string; id: string }, state = initialState) {
    this.#api = api;
    this.name = person.name;
    this.userId = person.id;
    this.state = state;
  }

  /** Opens the stream where it was left, or somewhere else. Does nothing when it is open. */
  async connect(lastEventId = this.#lastId): Promise<void> {
    if (this.#stream || this.signedOut) return;
    this.#lastId = lastEventId;
    try {
      this.#stream = await this.#api.services.hub.open({
        actor: { userId: this.userId, sessionId: this.userId },
        lastEventId,
        listener: {
          send: ({ id, json }) => void this.#arrived.push({ id, json }),
          end: () => {
            this.#stream = undefined;
          },
        },
      });
    } catch (error) {
      if (!(error instanceof Error && "reason" in error && error.reason === "SIGNED_OUT")) throw error;
      this.signedOut = true;
    }
  }

  /** Loses the network: the stream, what has arrived but was not heard, and the answers that are under way. */
  cut(): void {
    this.#stream?.close();
    this.#stream = undefined;
    this.#arrived.length = 0;
    this.take({ lost: true });
  }

  /** Applies the oldest events that have arrived. */
  hear(most = Number.POSITIVE_INFINITY): void {
    for (const { id, json } of this.#arrived.splice(0, most)) {
      const event = JSON.parse(json) as ParleyEvent;
      this.#lastId = id;
      this.heard.add(event.type);
      this.#apply(event);
    }
  }

  /** Asks for everything that the state says it needs. The answers are of this moment. */
  async ask(): Promise<void> {
    const { needs } = this.state;
    if (needs.snapshot) {
      await this.#ask("snapshot", async () => {
        this.#apply({ type: "snapshot.asked" });
        return { type: "snapshot.taken", snapshot: await this.#query<Snapshot>("sync.snapshot") };
      });
    }
    for (const chatId of needs.changes) await this.#ask(`changes ${chatId}`, () => this.#changes(chatId));
  }

  /** Asks for the newest messages of a chat, in place of what is shown of it. */
  async show(chatId: string, limit = 100): Promise<void> {
    const rev = this.#findChat(chatId)?.lastRev;
    if (rev === undefined) return;
    const { resyncs } = this.state.pending;
    await this.#ask(`show ${chatId}`, async () => {
      const page = await this.#query<Page>("messages.list", { chatId, limit });
      return { type: "timeline.opened", chatId, page, rev, resyncs };
    });
  }

  /** Asks for the page beside what is shown of a chat. */
  async turn(chatId: string, to: "older" | "newer", limit = 100): Promise<void> {
    const timeline = this.state.timelines[chatId];
    const cursor = to === "older" ? timeline?.olderCursor : timeline?.newerCursor;
    if (!timeline || !cursor) return;
    const { resyncs } = this.state.pending;
    await this.#ask(`${to} ${chatId}`, async () => {
      const direction = to === "older" ? "backward" : "forward";
      const page = await this.#query<Page>("messages.list", { chatId, limit, cursor, direction });
      return { type: `timeline.${to}`, chatId, page, askedAt: timeline.rev, resyncs };
    });
  }

  /** Gets the answers that are under way, or else learns that they were lost. */
  take({ lost = false } = {}): void {
    const answers = [...this.#answers];
    this.#answers.clear();
    for (const [what, events] of answers) {
      if (!lost) this.#apply(...events);
      else if (what === "snapshot") this.#apply({ type: "snapshot.failed" });
    }
  }

  /** Goes on until there is nothing left to hear, to ask and to take. */
  async settle(): Promise<void> {
    for (let round = 0; round < 20; round++) {
      await this.connect();
      if (this.signedOut) return;
      const before = this.state;
      this.hear();
      await this.ask();
      for (const chatId of Object.keys(this.state.timelines)) await this.turn(chatId, "newer");
      const idle = this.#answers.size === 0;
      this.take();
      if (idle && this.state === before) return;
    }
    throw new Error(`${this.name} never gets what is needed: ${JSON.stringify(this.state.needs)}`);
  }

  /** What one sees, and what is still missing. Not who types and who is here: that is stored nowhere. */
  get view() {
    const { snapshot, timelines, needs } = this.state;
    return { snapshot, timelines, needs };
  }

  /** What this person sees who has just loaded everything, as much of each chat as is shown here. */
  async freshView() {
    const fresh = new Device(this.#api, { name: this.name, id: this.userId });
    fresh.#apply({ type: "resync" });
    await fresh.ask();
    fresh.take();
    const shown = Object.entries(this.state.timelines);
    await Promise.all(shown.map(([chatId]) => fresh.show(chatId)));
    fresh.take();
    for (const [chatId, { messages, olderCursor }] of shown) {
      if (olderCursor) fresh.#apply({ type: "timeline.trimmed", chatId, end: "older", keep: messages.length });
    }
    return fresh.view;
  }

  #apply(...events: readonly ClientEvent[]): void {
    for (const event of events) this.state = reduce(this.state, event, 0);
  }

  #findChat(chatId: string) {
    return this.state.snapshot?.chats.find(({ id }) => id === chatId);
  }

  async #ask(what: string, ask: () => Promise<ClientEvent>): Promise<void> {
    if (this.#answers.has(what)) return;
    const refused = (error: unknown): readonly ClientEvent[] => {
      if (!(error instanceof Refusal)) throw error;
      const [about, chatId = ""] = what.split(" ");
      // The chat has been lost, and the word of it is on its way or was lost.
      return about === "snapshot"
        ? [{ type: "snapshot.failed" }]
        : [{ type: "timeline.closed", chatId }, { type: "resync" }];
    };
    this.#answers.set(what, await ask().then((event) => [event], refused));
  }

  async #changes(chatId: string): Promise<ClientEvent> {
    const { resyncs } = this.state.pending;
    const timeline = this.state.timelines[chatId];
    const shown = timeline?.messages ?? [];
    const authors = { from: shown[0]?.seq ?? 0, to: shown.at(-1)?.seq ?? 0 };
    const messages: Message[] = [];
    const since = timeline?.rev ?? 0;
    for (let sinceRev = since; ; ) {
      // Three at a time, so that there is more than one page to ask for.
      const answer = await this.#query<Changes>("messages.changes", { chatId, sinceRev, limit: 3, authors });
      messages.push(...answer.messages);
      sinceRev = answer.lastRev;
      if (answer.more) continue;
      return { type: "changes.taken", chatId, messages, since, upTo: sinceRev, authors: answer.authors, resyncs };
    }
  }

  /** The answer of a query, read out of its text as from the wire. */
  async #query<T>(path: Path, input: object = {}): Promise<T> {
    const { outcome, text } = await call(this.#api.services, this.userId, { path, input });
    if (outcome !== "allowed") throw new Refusal(`${path} was refused: ${outcome}`);
    return JSON.parse(text) as T;
  }
}

interface Changes {
  readonly messages: Message[];
  readonly authors: Message["user"][];
  readonly lastRev: number;
  readonly more: boolean;
}

class Refusal extends Error {
  override readonly name = "Refusal";
}
