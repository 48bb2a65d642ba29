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
 * A client under test control: one person's state, kept up to date only by the stream and by fetching what the state
 * needs. Nothing moves by itself: events wait until `hear` and responses until `take`, so that a test controls all
 * delays.
 */
export class Device {
  readonly name: string;
  readonly userId: string;
  state: ParleyState;
  /** Whether the session has ended. */
  signedOut = false;
  /** The types of all events that were applied. */
  readonly heard = new Set<ParleyEvent["type"]>();
  readonly #api: TestApi;
  #lastId: string | undefined;
  #stream: OpenStream | undefined;
  readonly #arrived: { readonly id: string; readonly json: string }[] = [];
  /** Responses in flight, by what was requested. */
  readonly #answers = new Map<string, readonly ClientEvent[]>();

  constructor(api: TestApi, person: { name: string; id: string }, state = initialState) {
    this.#api = api;
    this.name = person.name;
    this.userId = person.id;
    this.state = state;
  }

  /** Opens the stream from the last id, or from another. Does nothing if it is open. */
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

  /** Loses the network: the stream, events not yet applied, and responses in flight. */
  cut(): void {
    this.#stream?.close();
    this.#stream = undefined;
    this.#arrived.length = 0;
    this.take({ lost: true });
  }

  /** Applies the oldest received events. */
  hear(most = Number.POSITIVE_INFINITY): void {
    for (const { id, json } of this.#arrived.splice(0, most)) {
      const event = JSON.parse(json) as ParleyEvent;
      this.#lastId = id;
      this.heard.add(event.type);
      this.#apply(event);
    }
  }

  /** Requests everything that the state needs. The responses are created now. */
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

  /** Requests the newest messages of a chat, to replace its timeline. */
  async show(chatId: string, limit = 100): Promise<void> {
    const rev = this.#findChat(chatId)?.lastRev;
    if (rev === undefined) return;
    const { resyncs } = this.state.pending;
    await this.#ask(`show ${chatId}`, async () => {
      const page = await this.#query<Page>("messages.list", { chatId, limit });
      return { type: "timeline.opened", chatId, page, rev, resyncs };
    });
  }

  /** Requests the page before or after a chat's timeline. */
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

  /** Applies the responses in flight, or their loss. */
  take({ lost = false } = {}): void {
    const answers = [...this.#answers];
    this.#answers.clear();
    for (const [what, events] of answers) {
      if (!lost) this.#apply(...events);
      else if (what === "snapshot") this.#apply({ type: "snapshot.failed" });
    }
  }

  /** Repeats until there is nothing left to hear, to request and to take. */
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
    throw new Error(`${this.name} never settles: ${JSON.stringify(this.state.needs)}`);
  }

  /** What the person sees, and what is still needed. Without typing and presence, which are not stored. */
  get view() {
    const { snapshot, timelines, needs } = this.state;
    return { snapshot, timelines, needs };
  }

  /** What the person would see after a fresh load, with as much of each chat as this device shows. */
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
      // Access to the chat was lost, and the event about it is in flight or lost.
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
      // Three at a time, so that there are several pages.
      const answer = await this.#query<Changes>("messages.changes", { chatId, sinceRev, limit: 3, authors });
      messages.push(...answer.messages);
      sinceRev = answer.lastRev;
      if (answer.more) continue;
      return { type: "changes.taken", chatId, messages, since, upTo: sinceRev, authors: answer.authors, resyncs };
    }
  }

  /** The result of a query, parsed from its serialised form. */
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
