import { randomBytes } from "node:crypto";
import type { DB } from "@parley/db";
import type { Kysely } from "kysely";
import type { Actor } from "../context.ts";
import { ParleyError } from "../errors.ts";
import { limits } from "../limits.ts";
import { createLoader } from "../loader.ts";
import { Audience, admittedBy, isOpenedBy } from "./audience.ts";
import type { EventBus } from "./bus.ts";
import { CommitOrder, type Turn } from "./commit-order.ts";
import { findLiveSessions } from "./events.queries.ts";
import { type Emitted, type ParleyEvent, type SessionEnded, type Topic, userTopic } from "./events.ts";
import { Frame } from "./frame.ts";
import { Person, type Stream } from "./person.ts";
import { Ring } from "./ring.ts";

/** Where the events of one stream go. Neither may throw, and `send` is called for thousands in a row: it must be quick. */
export interface Listener {
  send(frame: Frame): void;
  /** Nothing comes any more: the session has ended, or the server stops. */
  end(): void;
}

/** An open stream, seen by who opened it. */
export interface OpenStream {
  /** Hears nothing more. */
  close(): void;
}

export interface HubOptions {
  readonly db: Kysely<DB>;
  readonly bus: EventBus;
  /** Streams of all people together. */
  readonly maxStreams?: number;
  onError(error: unknown, what: string): void;
}

export interface OpenOptions {
  readonly actor: Actor;
  readonly listener: Listener;
  /** The id of the last frame that the client has heard. */
  readonly lastEventId?: string | undefined;
  /** When the lookup of the actor's session began, by `performance.now()`: it may have ended since. */
  readonly askedAt?: number;
}

const sessionCheckMs = 60_000;
/** Longer than any request waits for its session to be looked up. */
const rememberEndsMs = 120_000;

/**
 * Brings what is published on the bus to the streams of those who may hear it, in the instant in which it is published.
 * One hub for each process. docs/events.md says what clients are promised, {@link Audience} knows who may hear what.
 */
export class Hub {
  readonly #options: HubOptions;
  readonly #ring = new Ring(randomBytes(6).toString("hex"));
  readonly #people = new Map<string, Person>();
  readonly #audience: Audience;
  readonly #arrivals = new Set<(userId: string, here: boolean) => void>();
  readonly #isLive;
  readonly #stopListening: () => void;
  readonly #sessionCheck: NodeJS.Timeout;
  readonly #commits = new CommitOrder();
  /** When a session of a person was last heard to end, the latest last. */
  readonly #lastEnds = new Map<string, number>();
  #streams = 0;
  #closed = false;

  constructor(options: HubOptions) {
    this.#options = options;
    this.#audience = new Audience({
      db: options.db,
      people: this.#people,
      // Whoever comes back is let in by what is true then.
      onUnknown: (person, error) => {
        options.onError(error, "what a person may hear could not be loaded");
        this.#end(person);
      },
    });
    this.#isLive = createLoader((ids: string[]) => findLiveSessions(options.db, ids));
    this.#stopListening = options.bus.subscribe((emitted) => this.#hear(emitted));
    this.#sessionCheck = setInterval(() => void this.checkSessions(), sessionCheckMs);
    this.#sessionCheck.unref();
  }

  /** Open streams of everyone. */
  get size(): number {
    return this.#streams;
  }

  /** The id of a client that has heard everything so far. */
  get lastId(): string {
    return this.#ring.lastId;
  }

  /**
   * Opens a stream: what was missed since `lastEventId` is sent before this resolves, or `resync` when that cannot be said;
   * then everything as it happens.
   *
   * @throws TOO_MANY_STREAMS, SERVER_FULL; SIGNED_OUT when the session has ended meanwhile.
   */
  async open({ actor, listener, lastEventId, askedAt }: OpenOptions): Promise<OpenStream> {
    if (this.#closed || this.#streams >= (this.#options.maxStreams ?? Number.POSITIVE_INFINITY)) {
      throw new ParleyError("SERVER_FULL");
    }
    const person = this.#people.get(actor.userId) ?? new Person(actor.userId);
    if (person.streams.size >= limits.streamsPerPerson) throw new ParleyError("TOO_MANY_STREAMS");

    // From here on an end of the session, or of a membership, finds the stream. What it hears starts when it is live.
    const stream = { sessionId: actor.sessionId, listener, live: false, ended: false };
    const open = { close: () => this.#remove(person, stream) };
    this.#people.set(actor.userId, person);
    person.streams.add(stream);
    this.#streams++;
    try {
      const [live] = await Promise.all([this.#isStillLive(actor, askedAt), this.#audience.ready(person)]);
      if (!live || stream.ended) throw new ParleyError("SIGNED_OUT");
    } catch (error) {
      open.close();
      throw error;
    }
    const missed = lastEventId === undefined ? undefined : this.#missedBy(person, lastEventId);
    for (const frame of missed ?? [new Frame(this.#ring.lastId, { type: "resync" })]) listener.send(frame);
    const first = this.sessionsOf(actor.userId).length === 0;
    stream.live = true;
    if (first) this.#tellArrival(actor.userId, true);
    return open;
  }

  /** Whether a session has not ended while it came here. */
  async #isStillLive({ userId, sessionId }: Actor, askedAt = Number.NEGATIVE_INFINITY): Promise<boolean> {
    const lastEnd = this.#lastEnds.get(userId) ?? Number.NEGATIVE_INFINITY;
    const oldest = performance.now() - rememberEndsMs;
    if (askedAt > Math.max(lastEnd, oldest)) return true;
    return (await this.#isLive(sessionId)) ?? false;
  }

  /**
   * What a person has missed since an event, or undefined when that cannot be said. It cannot be said to whom a group or a chat
   * was opened since then: what happened there before was not for this person, and some of it may have been deleted.
   */
  #missedBy(person: Person, lastEventId: string): Frame[] | undefined {
    const isOpened = (emitted: Emitted) => isOpenedBy(emitted, person.userId);
    for (const emitted of this.#commits.pending()) if (emitted.some(isOpened)) return undefined;
    const missed = this.#ring.since(lastEventId, person.topics.keys());
    if (missed?.some(({ topics, frame: { event } }) => isOpened({ topics, event }))) return undefined;
    return missed?.map(({ frame }) => frame);
  }

  /**
   * The turn of a transaction to publish what it emits. Whoever is let in somewhere by that may see it in the database, and come
   * here, before it is published.
   */
  turnOf(emitted: readonly Emitted[]): Turn {
    return this.#commits.turnOf(emitted);
  }

  /** The sessions in which a person has live streams here. */
  sessionsOf(userId: string): string[] {
    const streams = [...(this.#people.get(userId)?.streams ?? [])];
    return streams.filter(({ live }) => live).map(({ sessionId }) => sessionId);
  }

  /** Calls back when a person's first stream is live, and when the last one has ended. @returns a function that ends that. */
  onArrival(listener: (userId: string, here: boolean) => void): () => void {
    this.#arrivals.add(listener);
    return () => this.#arrivals.delete(listener);
  }

  /** Whether anybody here would hear an event of this topic. */
  isHeard(topic: Topic): boolean {
    return this.#audience.isHeard(topic);
  }

  /** Lets a person who is here hear a topic that no membership opens, until {@link forget}. */
  listen(userId: string, topic: Topic): void {
    const person = this.#people.get(userId);
    if (person) this.#audience.add(person, topic);
  }

  forget(userId: string, topic: Topic): void {
    const person = this.#people.get(userId);
    if (person) this.#audience.drop(person, topic);
  }

  /** Ends all streams and hears nothing more. */
  close(): void {
    this.#closed = true;
    clearInterval(this.#sessionCheck);
    this.#stopListening();
    for (const person of [...this.#people.values()]) this.#end(person);
  }

  #hear({ topics, event }: Emitted): void {
    if (event.type === "session.ended") {
      this.#endSession(event);
      return;
    }
    if (event.type === "resync") {
      // Who may hear what is in question as well.
      void this.#audience.reloadAll(topics).then(() => this.#publish(topics, event));
      return;
    }
    if (event.type === "chat.created") this.#audience.admitCreator(event.chat);
    const admitted = admittedBy(event);
    if (admitted === undefined) this.#publish(topics, event);
    else {
      const own = userTopic(admitted);
      const others = topics.filter((topic) => topic !== own);
      if (others.length > 0) this.#publish(others, event);
      // Told only when the hub listens on that person's behalf, so that a snapshot taken on that word has no hole.
      void this.#audience.reload(admitted).then(() => this.#publish([own], event));
    }
    this.#audience.shutOut(topics, event);
  }

  #publish(topics: readonly Topic[], event: ParleyEvent): void {
    const frame = this.#ring.add(topics, event);
    for (const topic of topics) this.#audience.tell(topic, frame);
  }

  #tellArrival(userId: string, here: boolean): void {
    for (const listener of this.#arrivals) listener(userId, here);
  }

  #endSession({ userId, sessionId }: SessionEnded): void {
    this.#lastEnds.delete(userId);
    this.#lastEnds.set(userId, performance.now());
    const person = this.#people.get(userId);
    if (person) this.#end(person, (stream) => sessionId === null || stream.sessionId === sessionId);
  }

  #end(person: Person, which: (stream: Stream) => boolean = () => true): void {
    for (const stream of [...person.streams]) {
      if (!which(stream)) continue;
      this.#remove(person, stream);
      stream.listener.end();
    }
  }

  #remove(person: Person, stream: Stream): void {
    const { live } = stream;
    stream.ended = true;
    stream.live = false;
    if (!person.streams.delete(stream)) return;
    this.#streams--;
    if (live && this.sessionsOf(person.userId).length === 0) this.#tellArrival(person.userId, false);
    if (person.streams.size > 0) return;
    this.#people.delete(person.userId);
    this.#audience.leave(person);
  }

  /** Finds sessions that have expired, or ended without a word. */
  async checkSessions(): Promise<void> {
    for (const [userId, at] of this.#lastEnds) {
      if (at > performance.now() - rememberEndsMs) break;
      this.#lastEnds.delete(userId);
    }
    const people = [...this.#people.values()];
    const ids = new Set(people.flatMap(({ streams }) => [...streams].map(({ sessionId }) => sessionId)));
    try {
      const found = await Promise.all([...ids].map(async (id) => [id, await this.#isLive(id)] as const));
      const over = new Set(found.filter(([, live]) => !live).map(([id]) => id));
      for (const person of people) this.#end(person, ({ sessionId }) => over.has(sessionId));
    } catch (error) {
      this.#options.onError(error, "the sessions of open streams could not be looked at");
    }
  }
}
