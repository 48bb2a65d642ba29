import type { DB } from "@parley/db";
import type { Kysely } from "kysely";
import type { ChatFacts } from "../chats/chats.queries.ts";
import { createLoader, reconnectPace } from "../loader.ts";
import { findTopics, type TopicGroups } from "./events.queries.ts";
import { type Emitted, groupTopic, type ParleyEvent, privateChatTopic, type Topic } from "./events.ts";
import type { Frame } from "./frame.ts";
import type { GroupOfTopic, Person } from "./person.ts";

export interface AudienceOptions {
  readonly db: Kysely<DB>;
  /** Everyone with open streams, by id. */
  readonly people: ReadonlyMap<string, Person>;
  /** Called when a person's topics could not be loaded: nothing may be sent to them any more. */
  onUnknown(person: Person, error: unknown): void;
}

/** The person whom an event lets into a group or a private chat. */
export function admittedBy(event: Emitted["event"]): string | undefined {
  switch (event.type) {
    case "member.joined":
      return event.member.userId;
    case "chatMember.added":
      return event.userId;
    default:
      return undefined;
  }
}

/**
 * Whether an event gives a person access to something, including a private chat that becomes open to all: earlier events
 * there went to a topic that this person did not receive, or that no longer exists.
 */
export function isOpenedBy({ topics, event }: Emitted, userId: string): boolean {
  if (event.type !== "chat.updated") return admittedBy(event) === userId;
  return event.chat.visibility === "open" && topics.includes(privateChatTopic(event.chat.id));
}

/**
 * Who receives which topic. A person's topics are loaded from the database when they open their first stream, and updated by
 * membership events: what an event takes away is gone at once; what it grants is looked up in the database again, because two
 * events about one membership may arrive in the wrong order.
 */
export class Audience {
  readonly #options: AudienceOptions;
  readonly #byTopic = new Map<Topic, Set<Person>>();
  readonly #loadTopics;
  /** Chats that became private while topics were being loaded, numbered in that order. */
  readonly #madePrivate = new Map<string, { readonly groupId: string; readonly number: number }>();
  #privateCount = 0;
  /** How many loads are in progress. */
  #loads = 0;

  constructor(options: AudienceOptions) {
    this.#options = options;
    this.#loadTopics = createLoader((userIds: string[]) => findTopics(options.db, userIds), reconnectPace);
  }

  hasSubscribers(topic: Topic): boolean {
    return this.#byTopic.has(topic);
  }

  send(topic: Topic, frame: Frame): void {
    const audience = this.#byTopic.get(topic);
    if (audience) for (const person of audience) person.send(frame);
  }

  subscribe(person: Person, topic: Topic, groupId?: GroupOfTopic): void {
    person.topics.set(topic, groupId);
    const audience = this.#byTopic.get(topic);
    if (audience) audience.add(person);
    else this.#byTopic.set(topic, new Set([person]));
  }

  unsubscribe(person: Person, topic: Topic): void {
    person.topics.delete(topic);
    const audience = this.#byTopic.get(topic);
    if (audience?.delete(person) && audience.size === 0) this.#byTopic.delete(topic);
  }

  /** Forgets a person who has no streams any more. */
  remove(person: Person): void {
    for (const topic of [...person.topics.keys()]) this.unsubscribe(person, topic);
  }

  /** Resolves when a person's topics are known. */
  ready(person: Person): Promise<void> {
    person.ready ??= this.#loadOnce(person).catch((error: unknown) => {
      // The person's next stream asks again, even if others of them are still being opened.
      person.ready = undefined;
      throw error;
    });
    return person.ready;
  }

  /** Reloads a person's topics, if they have open streams. Never rejects. */
  async reload(userId: string): Promise<void> {
    const person = this.#options.people.get(userId);
    if (!person) return;
    person.changes++;
    try {
      await this.#loadOnce(person);
    } catch (error) {
      this.#options.onUnknown(person, error);
    }
  }

  /** Reloads the topics of everyone subscribed to one of these. Never rejects. */
  async reloadAll(topics: readonly Topic[]): Promise<void> {
    const userIds = new Set(topics.flatMap((topic) => this.#subscribersOf(topic).map(({ userId }) => userId)));
    await Promise.all([...userIds].map((userId) => this.reload(userId)));
  }

  /**
   * Subscribes the creator of a private chat at once, unlike other people who are added: a client takes over a new chat from
   * the event, without a snapshot, so it must receive everything that happens there next.
   */
  admitCreator(chat: ChatFacts): void {
    const creator = chat.visibility === "private" && chat.createdBy && this.#options.people.get(chat.createdBy);
    if (!creator) return;
    this.subscribe(creator, privateChatTopic(chat.id), chat.groupId);
    void this.reload(creator.userId);
  }

  /** Removes the subscriptions that an event revokes. Call it after sending the event itself. */
  revoke(topics: readonly Topic[], event: ParleyEvent): void {
    switch (event.type) {
      case "member.removed":
        this.#dropTopics(event.userId, (_topic, groupId) => groupId === event.groupId);
        break;
      case "chatMember.removed":
        this.#dropTopics(event.userId, (topic) => topic === privateChatTopic(event.chatId));
        break;
      case "group.deleted":
        for (const { userId } of this.#subscribersOf(groupTopic(event.groupId))) {
          this.#dropTopics(userId, (_topic, groupId) => groupId === event.groupId);
        }
        break;
      case "chat.deleted":
        this.#endTopic(privateChatTopic(event.chatId));
        break;
      case "chat.updated":
        // From here on the chat's events go to its group.
        if (event.chat.visibility === "open") this.#endTopic(privateChatTopic(event.chat.id));
        // It was sent to the whole group, so the chat was open until now.
        else if (topics.includes(groupTopic(event.chat.groupId))) this.#makePrivate(event.chat);
        break;
      default:
    }
  }

  /**
   * A chat that becomes private keeps everyone who could see it until now. A person who was removed from it at the same moment
   * is found when the topics are loaded again.
   */
  #makePrivate({ id, groupId }: { id: string; groupId: string }): void {
    if (this.#loads > 0) this.#madePrivate.set(id, { groupId, number: ++this.#privateCount });
    for (const person of this.#subscribersOf(groupTopic(groupId))) {
      this.subscribe(person, privateChatTopic(id), groupId);
      void this.reload(person.userId);
    }
  }

  #endTopic(topic: Topic): void {
    for (const person of this.#subscribersOf(topic)) {
      person.changes++;
      this.unsubscribe(person, topic);
    }
  }

  #dropTopics(userId: string, matches: (topic: Topic, groupId: GroupOfTopic) => boolean): void {
    const person = this.#options.people.get(userId);
    if (!person) return;
    person.changes++;
    for (const [topic, groupId] of person.topics) if (matches(topic, groupId)) this.unsubscribe(person, topic);
  }

  /** One load at a time per person: it repeats when something changes in the meantime. */
  #loadOnce(person: Person): Promise<void> {
    person.loading ??= this.#load(person);
    return person.loading;
  }

  async #load(person: Person): Promise<void> {
    this.#loads++;
    try {
      for (;;) {
        const { changes } = person;
        const countBefore = this.#privateCount;
        const loaded = await this.#loadTopics(person.userId);
        // The answer may or may not include what has changed in the meantime.
        if (changes !== person.changes) continue;
        if (this.#options.people.get(person.userId) === person) this.#setTopics(person, loaded, countBefore);
        return;
      }
    } finally {
      // In the same tick as the last check of `changes`.
      person.loading = undefined;
      this.#loads--;
      if (this.#loads === 0) this.#madePrivate.clear();
    }
  }

  #setTopics(person: Person, loaded: TopicGroups | undefined, countBefore: number): void {
    for (const [topic, groupId] of person.topics) {
      if (groupId !== undefined && !loaded?.has(topic)) this.unsubscribe(person, topic);
    }
    for (const [topic, groupId] of loaded ?? []) this.subscribe(person, topic, groupId);
    // Not loaded again first: somebody who keeps making chats private would keep others from ever receiving anything.
    let missed = false;
    for (const [id, { groupId, number }] of this.#madePrivate) {
      if (number <= countBefore || !loaded?.has(groupTopic(groupId))) continue;
      this.subscribe(person, privateChatTopic(id), groupId);
      missed = true;
    }
    if (missed) setImmediate(() => void this.reload(person.userId));
  }

  #subscribersOf(topic: Topic): readonly Person[] {
    return [...(this.#byTopic.get(topic) ?? [])];
  }
}
