import type { View } from "../history/history.ts";
import type { ListedChat, ListedGroup, Message, OutputOf, Snapshot, WireEvent } from "../history/wire.ts";

type Changes = Pick<OutputOf<"messages.changes">, "messages" | "lastRev" | "authors">;

/** What a client must fetch before it continues, by the rules of docs/events.md. */
export type Need = "nothing" | "snapshot" | { readonly changesOf: string };

/**
 * The state of a client: every accessible chat with all its messages. Written from docs/events.md alone, so that a
 * server that deviates from it is detected.
 */
export class ShownState {
  readonly #self: string;
  readonly #groups = new Map<string, ListedGroup>();
  readonly #chats = new Map<string, ListedChat>();
  /** For each chat, the rev up to which all changes are known. */
  readonly #known = new Map<string, number>();
  readonly #messages = new Map<string, Map<string, Message>>();
  /** The profiles received since the last snapshot. */
  readonly #people = new Map<string, Message["user"]>();

  #ownName: string | undefined;

  constructor(userId: string) {
    this.#self = userId;
  }

  get ownName(): string | undefined {
    return this.#ownName;
  }

  get chatIds(): string[] {
    return [...this.#chats.keys()];
  }

  knownRev(chatId: string): number {
    return this.#known.get(chatId) ?? 0;
  }

  /** @returns the chats to catch up. These are all chats: authors' names may have changed where nothing else has. */
  takeSnapshot({ user, groups, chats }: Snapshot): string[] {
    this.#people.clear();
    this.#ownName = user.name;
    this.#groups.clear();
    for (const group of groups) this.#groups.set(group.id, group);
    const present = new Set(chats.map(({ id }) => id));
    for (const chatId of this.chatIds) if (!present.has(chatId)) this.#forget(chatId);
    for (const chat of chats) this.#chats.set(chat.id, chat);
    return this.chatIds;
  }

  /** The `seq` of the first and the last message in the state of a chat. */
  spanOf(chatId: string): { from: number; to: number } | undefined {
    const places = [...(this.#messages.get(chatId)?.values() ?? [])].map(({ seq }) => seq);
    return places.length > 0 ? { from: Math.min(...places), to: Math.max(...places) } : undefined;
  }

  takeChanges(chatId: string, { messages, lastRev, authors = [] }: Changes): void {
    for (const author of authors) this.#rename(author);
    for (const message of messages) this.#put(message);
    this.#known.set(chatId, Math.max(lastRev, this.knownRev(chatId)));
    this.#raise(chatId, { lastRev });
  }

  apply(event: WireEvent): Need {
    switch (event.type) {
      case "resync":
        return "snapshot";
      case "message.created":
      case "message.updated":
      case "message.deleted":
        return this.#applyChange(event);
      case "chat.created":
      case "chat.updated":
        return this.#applyChat(event);
      case "chat.deleted":
        return this.#forget(event.chatId);
      case "chatMember.added":
        return event.userId === this.#self ? "snapshot" : "nothing";
      case "chatMember.removed":
        return event.userId === this.#self ? this.#forget(event.chatId) : "nothing";
      case "group.updated": {
        const group = this.#groups.get(event.group.id);
        if (group) this.#groups.set(group.id, { ...event.group, role: group.role });
        return "nothing";
      }
      case "group.deleted":
        return this.#forgetGroup(event.groupId);
      case "member.joined":
        return event.member.userId === this.#self ? "snapshot" : this.#rename(event.member.user);
      case "member.updated": {
        const group = this.#groups.get(event.groupId);
        if (group && event.member.userId === this.#self) {
          this.#groups.set(group.id, { ...group, role: event.member.role });
        }
        return "nothing";
      }
      case "member.removed":
        return event.userId === this.#self ? this.#forgetGroup(event.groupId) : "nothing";
      case "read.updated":
        return this.#raise(event.chatId, { readSeq: event.seq });
      case "user.updated":
        return this.#rename(event.user);
      default:
        return "nothing";
    }
  }

  view(): View {
    const messages = [...this.#chats.keys()].map((id) => {
      const inChat = [...(this.#messages.get(id)?.values() ?? [])];
      return [id, inChat.sort((one, other) => one.seq - other.seq)] as const;
    });
    const chats = [...this.#chats.values()].map((chat) => {
      const calling = [...(this.#messages.get(chat.id)?.values() ?? [])].filter(
        ({ seq, mentions }) => seq > chat.readSeq && mentions.includes(this.#self),
      );
      const mentions = calling.map(({ seq }) => seq).sort((one, other) => one - other);
      return [chat.id, { ...chat, unread: Math.max(0, chat.lastSeq - chat.readSeq), mentions }] as const;
    });
    return {
      groups: Object.fromEntries(this.#groups),
      chats: Object.fromEntries(chats),
      messages: Object.fromEntries(messages),
    };
  }

  #applyChange({ type, chatId, rev, message }: Extract<WireEvent, { rev: number }>): Need {
    // Stricter than docs/events.md, which asks for a snapshot here: the server must announce a chat before its
    // messages.
    if (!this.#chats.has(chatId)) return "nothing";
    const known = this.knownRev(chatId);
    if (rev <= known) return "nothing";
    if (rev > known + 1) return { changesOf: chatId };
    this.#known.set(chatId, rev);
    this.#put(message);
    const mine = type === "message.created" && message.userId === this.#self;
    return this.#raise(chatId, { lastRev: rev, ...(mine ? { readSeq: message.seq } : {}) });
  }

  #applyChat({ chat }: Extract<WireEvent, { chat: unknown }>): Need {
    const before = this.#chats.get(chat.id);
    // The client just gained access, and the event does not contain its read position.
    if (!before && chat.lastRev > 0) return "snapshot";
    const { lastSeq = 0, lastRev = 0, readSeq = 0 } = before ?? {};
    const numbers = { lastSeq: Math.max(lastSeq, chat.lastSeq), lastRev: Math.max(lastRev, chat.lastRev), readSeq };
    this.#chats.set(chat.id, { ...chat, ...numbers, unread: 0, mentions: [] });
    return chat.lastRev > this.knownRev(chat.id) ? { changesOf: chat.id } : "nothing";
  }

  #put(message: Message): void {
    const { chatId, id, seq, userId } = message;
    const messages = this.#messages.get(chatId) ?? new Map<string, Message>();
    this.#messages.set(chatId, messages);
    messages.set(id, { ...message, user: this.#people.get(userId) ?? message.user });
    this.#raise(chatId, { lastSeq: seq, ...(userId === this.#self ? { readSeq: seq } : {}) });
  }

  #raise(chatId: string, to: { lastSeq?: number; lastRev?: number; readSeq?: number }): "nothing" {
    const chat = this.#chats.get(chatId);
    if (!chat) return "nothing";
    const { lastSeq = 0, lastRev = 0, readSeq = 0 } = to;
    this.#chats.set(chatId, {
      ...chat,
      lastSeq: Math.max(chat.lastSeq, lastSeq),
      lastRev: Math.max(chat.lastRev, lastRev),
      readSeq: Math.max(chat.readSeq, readSeq),
    });
    return "nothing";
  }

  #forget(chatId: string): "nothing" {
    this.#chats.delete(chatId);
    this.#known.delete(chatId);
    this.#messages.delete(chatId);
    return "nothing";
  }

  #forgetGroup(groupId: string): "nothing" {
    this.#groups.delete(groupId);
    for (const chat of [...this.#chats.values()]) if (chat.groupId === groupId) this.#forget(chat.id);
    return "nothing";
  }

  #rename({ id, username, name, image }: Message["user"]): "nothing" {
    const user = { id, username, name, image };
    this.#people.set(id, user);
    if (id === this.#self) this.#ownName = name;
    for (const messages of this.#messages.values()) {
      for (const message of messages.values())
        if (message.userId === id) messages.set(message.id, { ...message, user });
    }
    return "nothing";
  }
}
