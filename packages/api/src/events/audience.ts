import type { DB } from "@parley/db";
import type { Kysely } from "kysely";
import type { ChatFacts } from "../chats/chats.queries.ts";
import { createLoader } from "../loader.ts";
import { findTopics, type Heard } from "./events.queries.ts";
import { type Emitted, groupTopic, type ParleyEvent, privateChatTopic, type Topic } from "./events.ts";
import type { Frame } from "./frame.ts";
import type { GroupOfTopic, Person } from "./person.ts";

export interface AudienceOptions {
  readonly db: Kysely<DB>;
  /** Everyone who has streams open, by id. */
  readonly people: ReadonlyMap<string, Person>;
  /** What a person may hear could not be loaded: nothing may be sent to that person any more. */
  onUnknown(person: Person, error: unknown): void;
}

/** Whom an event lets into a group or a private chat. */
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
 * Whether an event opens to a person what was closed before, a private chat that becomes open to all included: what happened
 * there until then went by a topic that this person did not hear, or that nobody hears any more.
 */
export function isOpenedBy({ topics, event }: Emitted, userId: string): boolean {
  if (event.type !== "chat.updated") return admittedBy(event) === userId;
  return event.chat.visibility === "open" && topics.includes(privateChatTopic(event.chat.id));
}

/**
 * Who hears which topic. Loaded from the database when a person opens the first stream, and changed by the very events that
 * tell of a membership: what an event takes away is gone at once, what it gives is looked up in the database again, because
 * two events about one membership may come in the wrong order.
 */
export class Audience {
  readonly #options: AudienceOptions;
  readonly #byTopic = new Map<Topic, Set<Person>>();
  readonly #loadTopics;
  /** Chats that have become private while topics were loaded, and as which turn of all. */
  readonly #turnedPrivate = new Map<string, { readonly groupId: string; readonly turn: number }>();
  #turns = 0;
  /** Loads that are under way. */
  #loads = 0;

  constructor(options: AudienceOptions) {
    this.#options = options;
    this.#loadTopics = createLoader((userIds: string[]) => findTopics(options.db, userIds));
  }

  isHeard(topic: Topic): boolean {
    return this.#byTopic.has(topic);
  }

  tell(topic: Topic, frame: Frame): void {
    const audience = this.#byTopic.get(topic);
    if (audience) for (const person of audience) person.send(frame);
  }

  add(person: Person, topic: Topic, groupId?: GroupOfTopic): void {
    person.topics.set(topic, groupId);
    const audience = this.#byTopic.get(topic);
    if (audience) audience.add(person);
    else this.#byTopic.set(topic, new Set([person]));
  }

  drop(person: Person, topic: Topic): void {
    person.topics.delete(topic);
    const audience = this.#byTopic.get(topic);
    if (audience?.delete(person) && audience.size === 0) this.#byTopic.delete(topic);
  }

  /** Forgets a person who has no stream any more. */
  leave(person: Person): void {
    for (const topic of [...person.topics.keys()]) this.drop(person, topic);
  }

  /** Resolves when a person's topics are known. */
  ready(person: Person): Promise<void> {
    person.ready ??= this.#loadOnce(person);
    return person.ready;
  }

  /** Loads a person's topics anew, if that person is here. Never rejects. */
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

  /** Loads anew what everyone may hear who hears one of some topics. Never rejects. */
  async reloadAll(topics: readonly Topic[]): Promise<void> {
    const userIds = new Set(topics.flatMap((topic) => this.#of(topic).map(({ userId }) => userId)));
    await Promise.all([...userIds].map((userId) => this.reload(userId)));
  }

  /**
   * Lets the creator of a private chat hear it at once, unlike others who are let in: a client takes a new chat as it is
   * told, without a snapshot, so whatever happens there next must be heard after that.
   */
  admitCreator(chat: ChatFacts): void {
    const creator = chat.visibility === "private" && chat.createdBy && this.#options.people.get(chat.createdBy);
    if (!creator) return;
    this.add(creator, privateChatTopic(chat.id), chat.groupId);
    void this.reload(creator.userId);
  }

  /** Takes away what an event takes away, once those have heard it who could hear it until now. */
  shutOut(topics: readonly Topic[], event: ParleyEvent): void {
    switch (event.type) {
      case "member.removed":
        this.#revoke(event.userId, (_topic, groupId) => groupId === event.groupId);
        break;
      case "chatMember.removed":
        this.#revoke(event.userId, (topic) => topic === privateChatTopic(event.chatId));
        break;
      case "group.deleted":
        for (const { userId } of this.#of(groupTopic(event.groupId))) {
          this.#revoke(userId, (_topic, groupId) => groupId === event.groupId);
        }
        break;
      case "chat.deleted":
        this.#endTopic(privateChatTopic(event.chatId));
        break;
      case "chat.updated":
        // From here on an open chat is heard by its group.
        if (event.chat.visibility === "open") this.#endTopic(privateChatTopic(event.chat.id));
        // Told to the whole group: it was open until now.
        else if (topics.includes(groupTopic(event.chat.groupId))) this.#makePrivate(event.chat);
        break;
      default:
    }
  }

  /**
   * A chat that becomes private has everyone inside who could hear it until now. Whoever was put out of it in the same
   * instant is found when the topics are loaded again.
   */
  #makePrivate({ id, groupId }: { id: string; groupId: string }): void {
    if (this.#loads > 0) this.#turnedPrivate.set(id, { groupId, turn: ++this.#turns });
    for (const person of this.#of(groupTopic(groupId))) {
      this.add(person, privateChatTopic(id), groupId);
      void this.reload(person.userId);
    }
  }

  #endTopic(topic: Topic): void {
    for (const person of this.#of(topic)) {
      person.changes++;
      this.drop(person, topic);
    }
  }

  #revoke(userId: string, isOver: (topic: Topic, groupId: GroupOfTopic) => boolean): void {
    const person = this.#options.people.get(userId);
    if (!person) return;
    person.changes++;
    for (const [topic, groupId] of person.topics) if (isOver(topic, groupId)) this.drop(person, topic);
  }

  /** Whatever changes while a person's topics are loaded is looked up by the same load: one at a time for each. */
  #loadOnce(person: Person): Promise<void> {
    person.loading ??= this.#load(person);
    return person.loading;
  }

  async #load(person: Person): Promise<void> {
    this.#loads++;
    try {
      for (;;) {
        const { changes } = person;
        const turns = this.#turns;
        const heard = await this.#loadTopics(person.userId);
        // What has changed meanwhile may or may not be in the answer.
        if (changes !== person.changes) continue;
        if (this.#options.people.get(person.userId) === person) this.#take(person, heard, turns);
        return;
      }
    } finally {
      // In the same instant as the last look at what has changed.
      person.loading = undefined;
      this.#loads--;
      if (this.#loads === 0) this.#turnedPrivate.clear();
    }
  }

  #take(person: Person, heard: Heard | undefined, turns: number): void {
    for (const [topic, groupId] of person.topics) {
      if (groupId !== undefined && !heard?.has(topic)) this.drop(person, topic);
    }
    for (const [topic, groupId] of heard ?? []) this.add(person, topic, groupId);
    // Not waited for anew: who turns chats private again and again would keep others from ever hearing anything.
    let turned = false;
    for (const [id, { groupId, turn }] of this.#turnedPrivate) {
      if (turn <= turns || !heard?.has(groupTopic(groupId))) continue;
      this.add(person, privateChatTopic(id), groupId);
      turned = true;
    }
    if (turned) setImmediate(() => void this.reload(person.userId));
  }

  #of(topic: Topic): readonly Person[] {
    return [...(this.#byTopic.get(topic) ?? [])];
  }
}
