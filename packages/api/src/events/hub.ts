import { randomBytes } from "node:crypto";
import type { DB } from "@parley/db";
import type { Kysely } from "kysely";
import type { ChatFacts } from "../chats/chats.queries.ts";
import type { Actor } from "../context.ts";
import { ParleyError } from "../errors.ts";
import { limits } from "../limits.ts";
import type { EventBus } from "./bus.ts";
import { findLiveSessions, findTopics } from "./events.queries.ts";
import { type Emitted, groupTopic, type ParleyEvent, type SessionEnded, type Topic, userTopic } from "./events.ts";
import { Frame } from "./frame.ts";
import { gather } from "./gather.ts";
import { InOrder } from "./in-order.ts";
import { type GroupOfTopic, Person, type Stream } from "./person.ts";
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
  /** Where the client stood when it lost its last stream. */
  readonly lastEventId?: string | undefined;
}

const sessionCheckMs = 60_000;

/**
 * Brings what is published on the bus to the streams of those who may hear it, in the instant in which it is published.
 * One hub for each process. docs/events.md says what clients are promised.
 *
 * Who may hear what is known by topics: loaded from the database when a person opens the first stream, and changed by the
 * very events that tell of a membership. A door that closes takes effect at once, right after its event was sent. Behind a
 * door that opens the topics are loaded anew, and only then is the person told, so that a snapshot taken on that word
 * has no hole.
 */
export class Hub {
  readonly #options: HubOptions;
  readonly #inOrder = new InOrder((emitted) => this.#hear(emitted));
  readonly #ring = new Ring(randomBytes(6).toString("hex"));
  readonly #people = new Map<string, Person>();
  readonly #audiences = new Map<Topic, Set<Person>>();
  readonly #arrivals = new Set<(userId: string, here: boolean) => void>();
  readonly #loadTopics;
  readonly #isLive;
  readonly #stopListening: () => void;
  readonly #sessionCheck: NodeJS.Timeout;
  #streams = 0;
  /** Grows with each chat that becomes private. */
  #turnedPrivate = 0;
  #closed = false;

  constructor(options: HubOptions) {
    this.#options = options;
    this.#loadTopics = gather((userIds: string[]) => findTopics(options.db, userIds));
    this.#isLive = gather((ids: string[]) => findLiveSessions(options.db, ids));
    this.#stopListening = options.bus.subscribe((emitted) => this.#inOrder.take(emitted));
    this.#sessionCheck = setInterval(() => void this.checkSessions(), sessionCheckMs);
    this.#sessionCheck.unref();
  }

  /** Open streams of everyone. */
  get size(): number {
    return this.#streams;
  }

  /** Where someone stands who has heard everything so far. */
  get lastId(): string {
    return this.#ring.lastId;
  }

  /**
   * Opens a stream: what was missed since `lastEventId` is sent before this resolves, or `resync` when that cannot be said;
   * then everything as it happens.
   *
   * @throws TOO_MANY_STREAMS, SERVER_FULL; SIGNED_OUT when the session has ended meanwhile.
   */
  async open({ actor, listener, lastEventId }: OpenOptions): Promise<OpenStream> {
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
      const [live] = await Promise.all([this.#isLive(actor.sessionId), this.#ready(person)]);
      if (!live || stream.ended) throw new ParleyError("SIGNED_OUT");
    } catch (error) {
      open.close();
      throw error;
    }
    const missed = lastEventId && this.#ring.since(lastEventId, (topic) => person.hears(topic));
    for (const frame of missed || [new Frame(this.#ring.lastId, { type: "resync" })]) listener.send(frame);
    const first = this.sessionsOf(actor.userId).length === 0;
    stream.live = true;
    if (first) this.#tellArrival(actor.userId, true);
    return open;
  }

  /** The sessions in which a person has live streams here. */
  sessionsOf(userId: string): string[] {
    const streams = [...(this.#people.get(userId)?.streams ?? [])];
    return streams.filter(({ live }) => live).map(({ sessionId }) => sessionId);
  }

  /** Calls back when a person's first stream is live, and when the last has gone. @returns what ends that. */
  onArrival(listener: (userId: string, here: boolean) => void): () => void {
    this.#arrivals.add(listener);
    return () => this.#arrivals.delete(listener);
  }

  /** Whether anybody here would hear an event of this topic. */
  isHeard(topic: Topic): boolean {
    return this.#audiences.has(topic);
  }

  /** Lets a person who is here hear a topic that no membership opens, until {@link forget}. */
  listen(userId: string, topic: Topic): void {
    const person = this.#people.get(userId);
    if (person) this.#add(person, topic);
  }

  forget(userId: string, topic: Topic): void {
    const person = this.#people.get(userId);
    if (person) this.#drop(person, topic);
  }

  /** Ends all streams and hears nothing more. */
  close(): void {
    this.#closed = true;
    clearInterval(this.#sessionCheck);
    this.#stopListening();
    this.#inOrder.close();
    for (const person of [...this.#people.values()]) this.#end(person);
  }

  #hear({ topics, event }: Emitted): void {
    if (event.type === "session.ended") {
      this.#endSession(event);
      return;
    }
    if (event.type === "chat.created") this.#letMakerIn(event.chat);
    const opened = this.#openedFor(event);
    if (opened === undefined) this.#publish(topics, event);
    else {
      const own = userTopic(opened);
      const others = topics.filter((topic) => topic !== own);
      if (others.length > 0) this.#publish(others, event);
      void this.#openDoor(opened).then(() => this.#publish([own], event));
    }
    this.#closeDoors(topics, event);
  }

  #publish(topics: readonly Topic[], event: ParleyEvent): void {
    const frame = this.#ring.add(topics, event);
    for (const topic of topics) {
      const audience = this.#audiences.get(topic);
      if (audience) for (const person of audience) person.send(frame);
    }
  }

  /** For whom an event opens a door. */
  #openedFor(event: ParleyEvent): string | undefined {
    switch (event.type) {
      case "member.joined":
        return event.member.userId;
      case "chatMember.added":
        return event.userId;
      default:
        return undefined;
    }
  }

  /** What an event closes, once those have heard it who could hear it until now. */
  #closeDoors(topics: readonly Topic[], event: ParleyEvent): void {
    switch (event.type) {
      case "member.removed":
        this.#shut(event.userId, (_topic, groupId) => groupId === event.groupId);
        break;
      case "chatMember.removed":
        this.#shut(event.userId, (topic) => topic === `chat:${event.chatId}`);
        break;
      case "group.deleted":
        for (const { userId } of this.#audienceOf(groupTopic(event.groupId))) {
          this.#shut(userId, (_topic, groupId) => groupId === event.groupId);
        }
        break;
      case "chat.deleted":
        this.#closeChat(event.chatId);
        break;
      case "chat.updated":
        if (event.chat.visibility === "open") this.#closeChat(event.chat.id);
        // Told to the whole group: it was open until now.
        else if (topics.includes(groupTopic(event.chat.groupId))) this.#makePrivate(event.chat);
        break;
      default:
    }
  }

  #closeChat(chatId: string): void {
    for (const person of this.#audienceOf(`chat:${chatId}`)) {
      person.changes++;
      this.#drop(person, `chat:${chatId}`);
    }
  }

  /**
   * Who makes a private chat is told at once, unlike others for whom a door opens: a client takes a new chat as it is told,
   * without a snapshot, so whatever happens there next must be heard after that.
   */
  #letMakerIn(chat: ChatFacts): void {
    const maker = chat.visibility === "private" && chat.createdBy ? this.#people.get(chat.createdBy) : undefined;
    if (!maker) return;
    this.#add(maker, `chat:${chat.id}`, chat.groupId);
    void this.#openDoor(maker.userId);
  }

  /**
   * A chat that becomes private has everyone inside who could hear it until now. Whoever was put out of it in the same
   * instant is found when the topics are loaded again.
   */
  #makePrivate(chat: { id: string; groupId: string }): void {
    const topic = `chat:${chat.id}` as const;
    this.#turnedPrivate++;
    for (const person of this.#audienceOf(groupTopic(chat.groupId))) {
      this.#add(person, topic, chat.groupId);
      void this.#openDoor(person.userId);
    }
  }

  #shut(userId: string, closes: (topic: Topic, groupId: GroupOfTopic) => boolean): void {
    const person = this.#people.get(userId);
    if (!person) return;
    person.changes++;
    for (const [topic, groupId] of person.topics) if (closes(topic, groupId)) this.#drop(person, topic);
  }

  /** Loads the topics of a person anew. Where that fails the streams end: who comes back is let in by what is true then. */
  async #openDoor(userId: string): Promise<void> {
    const person = this.#people.get(userId);
    if (!person) return;
    person.changes++;
    try {
      await this.#load(person);
    } catch (error) {
      this.#options.onError(error, "what a person may hear could not be loaded");
      this.#end(person);
    }
  }

  #ready(person: Person): Promise<void> {
    person.ready ??= this.#load(person);
    return person.ready;
  }

  async #load(person: Person): Promise<void> {
    for (;;) {
      const { changes } = person;
      const turnedPrivate = this.#turnedPrivate;
      const heard = await this.#loadTopics(person.userId);
      // A door that has moved meanwhile may or may not be in the answer.
      if (changes !== person.changes || turnedPrivate !== this.#turnedPrivate) continue;
      if (this.#people.get(person.userId) !== person) return;
      for (const [topic, groupId] of person.topics) {
        if (groupId !== undefined && !heard?.has(topic)) this.#drop(person, topic);
      }
      for (const [topic, groupId] of heard ?? []) this.#add(person, topic, groupId);
      return;
    }
  }

  #tellArrival(userId: string, here: boolean): void {
    for (const listener of this.#arrivals) listener(userId, here);
  }

  #audienceOf(topic: Topic): readonly Person[] {
    return [...(this.#audiences.get(topic) ?? [])];
  }

  #add(person: Person, topic: Topic, groupId?: GroupOfTopic): void {
    person.topics.set(topic, groupId);
    const audience = this.#audiences.get(topic);
    if (audience) audience.add(person);
    else this.#audiences.set(topic, new Set([person]));
  }

  #drop(person: Person, topic: Topic): void {
    person.topics.delete(topic);
    const audience = this.#audiences.get(topic);
    if (audience?.delete(person) && audience.size === 0) this.#audiences.delete(topic);
  }

  #endSession({ userId, sessionId }: SessionEnded): void {
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
    for (const topic of [...person.topics.keys()]) this.#drop(person, topic);
  }

  /** Finds sessions that have expired, or ended without a word. */
  async checkSessions(): Promise<void> {
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
