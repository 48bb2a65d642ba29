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
import { type Ended, Person, type Stream } from "./person.ts";
import { Ring } from "./ring.ts";
import { hasTakenBack } from "./taken-back.ts";

/** Receives the events of one stream. Neither method may throw, and `send` must be quick: it is called for thousands in a row. */
export interface Listener {
  send(frame: Frame): void;
  /** Nothing follows: the session has ended, or the server is stopping. */
  end(): void;
}

/** An open stream, as its opener sees it. */
export interface OpenStream {
  /** After this the listener is not called any more. */
  close(): void;
}

export interface HubOptions {
  readonly db: Kysely<DB>;
  readonly bus: EventBus;
  /** For all people together. */
  readonly maxStreams?: number;
  onError(error: unknown, what: string): void;
}

export interface OpenOptions {
  readonly actor: Actor;
  readonly listener: Listener;
  /** The id of the last frame that the client has received. */
  readonly lastEventId?: string | undefined;
  /** When the lookup of the actor's session began, by `performance.now()`: the session may have ended since. */
  readonly askedAt?: number;
  /** Awaited before anything is loaded for the stream, which already counts. It is not opened when this rejects. */
  admission?(): Promise<void>;
}

const sessionCheckMs = 60_000;
/** Longer than any request waits for its session lookup. */
const rememberEndsMs = 120_000;

/**
 * Delivers what is published on the bus to the streams of everyone who may receive it, at once. One hub per process.
 * docs/events.md says what clients are promised, {@link Audience} knows who may receive what.
 */
export class Hub {
  readonly #options: HubOptions;
  readonly #ring = new Ring(randomBytes(6).toString("hex"));
  readonly #people = new Map<string, Person>();
  readonly #audience: Audience;
  readonly #presenceListeners = new Set<(userId: string, present: boolean) => void>();
  readonly #isLive;
  readonly #stopListening: () => void;
  readonly #sessionCheck: NodeJS.Timeout;
  readonly #commits = new CommitOrder();
  /** When a session of a person last ended, in the order of time. */
  readonly #lastEnds = new Map<string, number>();
  #streams = 0;
  #closed = false;

  constructor(options: HubOptions) {
    this.#options = options;
    this.#audience = new Audience({
      db: options.db,
      people: this.#people,
      // When they reconnect, their topics are loaded again.
      onUnknown: (person, error) => {
        options.onError(error, "what a person may hear could not be loaded");
        this.#end(person, "SERVER_FULL");
      },
    });
    this.#isLive = createLoader((ids: string[]) => findLiveSessions(options.db, ids));
    this.#stopListening = options.bus.subscribe((emitted) => this.#dispatch(emitted));
    this.#sessionCheck = setInterval(() => void this.checkSessions(), sessionCheckMs);
    this.#sessionCheck.unref();
  }

  /** Open streams of everyone. */
  get size(): number {
    return this.#streams;
  }

  /** The id that a client has when it has received everything so far. */
  get lastId(): string {
    return this.#ring.lastId;
  }

  /**
   * Opens a stream. Before this resolves it sends everything missed since `lastEventId`, or `resync` when that is not known;
   * afterwards everything as it happens.
   *
   * @throws TOO_MANY_STREAMS, SERVER_FULL; SIGNED_OUT when the session has ended in the meantime.
   */
  async open({ actor, listener, lastEventId, askedAt, admission }: OpenOptions): Promise<OpenStream> {
    if (this.#closed || this.#streams >= (this.#options.maxStreams ?? Number.POSITIVE_INFINITY)) {
      throw new ParleyError("SERVER_FULL");
    }
    const person = this.#people.get(actor.userId) ?? new Person(actor.userId);
    if (person.streams.size >= limits.streamsPerPerson) throw new ParleyError("TOO_MANY_STREAMS");

    // From here on the end of a session or membership finds the stream. It receives events once it is live.
    const stream: Stream = { sessionId: actor.sessionId, listener, live: false, refuse: () => {} };
    const refused = new Promise<never>((_resolve, reject) => {
      stream.refuse = (why) => reject(new ParleyError(why));
    });
    const open = { close: () => this.#remove(person, stream) };
    this.#people.set(actor.userId, person);
    person.streams.add(stream);
    this.#streams++;
    const prepare = async () => {
      await admission?.();
      const [live] = await Promise.all([this.#isStillLive(actor, askedAt), this.#audience.ready(person)]);
      if (!live) throw new ParleyError("SIGNED_OUT");
    };
    try {
      await Promise.race([prepare(), refused]);
      // Both may have happened in the same moment.
      if (!person.streams.has(stream)) await refused;
    } catch (error) {
      open.close();
      throw error;
    }
    const missed = lastEventId === undefined ? undefined : this.#missedBy(person, lastEventId);
    for (const frame of missed ?? [new Frame(this.#ring.lastId, { type: "resync" })]) listener.send(frame);
    const first = this.sessionsOf(actor.userId).length === 0;
    stream.live = true;
    if (first) this.#notifyPresence(actor.userId, true);
    return open;
  }

  /** Whether the session has not ended since it was looked up. */
  async #isStillLive({ userId, sessionId }: Actor, askedAt = Number.NEGATIVE_INFINITY): Promise<boolean> {
    const lastEnd = this.#lastEnds.get(userId) ?? Number.NEGATIVE_INFINITY;
    const oldest = performance.now() - rememberEndsMs;
    if (askedAt > Math.max(lastEnd, oldest)) return true;
    return (await this.#isLive(sessionId)) ?? false;
  }

  /**
   * What a person has missed since an event, or undefined when that is not known. It is not known when a group or chat has
   * opened for this person since then: earlier events there did not go to them, and the ring may no longer have them. Nor is it
   * told what has been deleted, or taken away from them, since then.
   */
  #missedBy(person: Person, lastEventId: string): Frame[] | undefined {
    const isOpened = (emitted: Emitted) => isOpenedBy(emitted, person.userId);
    for (const emitted of this.#commits.pending()) if (emitted.some(isOpened)) return undefined;
    const missed = this.#ring.since(lastEventId, person.topics.keys());
    if (missed?.some(({ topics, frame: { event } }) => isOpened({ topics, event }))) return undefined;
    const events = missed?.map(({ frame }) => frame.event) ?? [];
    if (hasTakenBack(events, (topic) => person.topics.has(topic))) return undefined;
    return missed?.map(({ frame }) => frame);
  }

  /**
   * The turn of a transaction to publish what it emits. The hub knows about it before it is published, because a person whom it
   * lets in somewhere may see that in the database, and open a stream, before then.
   */
  turnOf(emitted: readonly Emitted[]): Turn {
    return this.#commits.turnOf(emitted);
  }

  /** The sessions in which a person has live streams. */
  sessionsOf(userId: string): string[] {
    const streams = [...(this.#people.get(userId)?.streams ?? [])];
    return streams.filter(({ live }) => live).map(({ sessionId }) => sessionId);
  }

  /** Calls back when a person's first stream is live, and when their last one has ended. @returns a function that unsubscribes. */
  onPresence(listener: (userId: string, present: boolean) => void): () => void {
    this.#presenceListeners.add(listener);
    return () => this.#presenceListeners.delete(listener);
  }

  /** Whether anybody would receive an event on this topic. */
  hasSubscribers(topic: Topic): boolean {
    return this.#audience.hasSubscribers(topic);
  }

  /** Subscribes a person with open streams to a topic that comes with no membership, until {@link unsubscribe}. */
  subscribe(userId: string, topic: Topic): void {
    const person = this.#people.get(userId);
    if (person) this.#audience.subscribe(person, topic);
  }

  unsubscribe(userId: string, topic: Topic): void {
    const person = this.#people.get(userId);
    if (person) this.#audience.unsubscribe(person, topic);
  }

  /** Ends all streams and unsubscribes from the bus. */
  close(): void {
    this.#closed = true;
    clearInterval(this.#sessionCheck);
    this.#stopListening();
    for (const person of [...this.#people.values()]) this.#end(person, "SERVER_FULL");
  }

  #dispatch({ topics, event }: Emitted): void {
    if (event.type === "session.ended") {
      this.#endSession(event);
      return;
    }
    if (event.type === "resync") {
      // What these people may receive is uncertain as well.
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
      // Sent only once the hub receives events on that person's behalf, so that the snapshot they then take misses nothing.
      void this.#audience.reload(admitted).then(() => this.#publish([own], event));
    }
    this.#audience.revoke(topics, event);
  }

  #publish(topics: readonly Topic[], event: ParleyEvent): void {
    const frame = this.#ring.add(topics, event);
    for (const topic of topics) this.#audience.send(topic, frame);
  }

  #notifyPresence(userId: string, present: boolean): void {
    for (const listener of this.#presenceListeners) listener(userId, present);
  }

  #endSession({ userId, sessionId }: SessionEnded): void {
    this.#lastEnds.delete(userId);
    this.#lastEnds.set(userId, performance.now());
    const person = this.#people.get(userId);
    if (person) this.#end(person, "SIGNED_OUT", (stream) => sessionId === null || stream.sessionId === sessionId);
  }

  #end(person: Person, why: Ended, which: (stream: Stream) => boolean = () => true): void {
    for (const stream of [...person.streams]) {
      if (!which(stream)) continue;
      const { live } = stream;
      this.#remove(person, stream);
      if (live) stream.listener.end();
      else stream.refuse(why);
    }
  }

  #remove(person: Person, stream: Stream): void {
    const { live } = stream;
    stream.live = false;
    if (!person.streams.delete(stream)) return;
    this.#streams--;
    if (live && this.sessionsOf(person.userId).length === 0) this.#notifyPresence(person.userId, false);
    if (person.streams.size > 0) return;
    this.#people.delete(person.userId);
    this.#audience.remove(person);
  }

  /** Ends the streams of sessions that have expired, or ended without an event. */
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
      for (const person of people) this.#end(person, "SIGNED_OUT", ({ sessionId }) => over.has(sessionId));
    } catch (error) {
      this.#options.onError(error, "the sessions of open streams could not be looked at");
    }
  }
}
