import type { Chat, Group, Message, Page, ParleyEvent, Snapshot } from "../wire.ts";
import { exampleChat, exampleGroup, exampleMessage, exampleSnapshot, factsOf } from "./examples.ts";

/** A chat of the model, with all its messages. */
interface ModelChat {
  readonly chat: Chat;
  readonly messages: Message[];
}

/**
 * The state of a server as Ana may see it, and the events that it sends her: docs/events.md in a few lines, to compare
 * a client's state with.
 */
export class Model {
  readonly events: ParleyEvent[] = [];
  readonly #tell: (event: ParleyEvent) => void;
  readonly #groups = new Map<string, Group>([["harbour", exampleGroup("harbour")]]);
  readonly #chats = new Map<string, ModelChat>();
  #me = exampleSnapshot().user;
  #made = 0;
  readonly #muted = new Set<string>();
  #notifications = exampleSnapshot().notifications;

  constructor(tell: (event: ParleyEvent) => void = () => {}) {
    this.#tell = tell;
  }

  get chatIds(): string[] {
    return [...this.#chats.values()].filter(({ chat }) => this.#groups.has(chat.groupId)).map(({ chat }) => chat.id);
  }

  createChat(name: string, groupId = "harbour"): Chat {
    const id = `chat-${++this.#made}-${name}`;
    const chat = exampleChat(id, { name, groupId, createdBy: "ben", lastSeq: 0, lastRev: 0, readSeq: 0 });
    this.#chats.set(id, { chat, messages: [] });
    this.#say(groupId, { type: "chat.created", chat: factsOf(chat) });
    return chat;
  }

  rename(chatId: string, name: string): void {
    const { groupId } = this.#change(chatId, { name });
    this.#say(groupId, { type: "chat.updated", chat: factsOf(this.#get(chatId).chat) });
  }

  deleteChat(chatId: string): void {
    const { groupId } = this.#get(chatId).chat;
    this.#chats.delete(chatId);
    this.#muted.delete(chatId);
    this.#say(groupId, { type: "chat.deleted", chatId, groupId });
  }

  /** Stores a message once, however often it is sent. */
  send(
    chatId: string,
    {
      id,
      userId = "ben",
      text = "hello",
      mentions = [],
    }: Partial<Pick<Message, "id" | "userId" | "text" | "mentions">> = {},
  ): Message {
    const { chat, messages } = this.#get(chatId);
    const before = messages.find((one) => one.id === id);
    if (before) return before;
    const [seq, rev] = [chat.lastSeq + 1, chat.lastRev + 1];
    const message = exampleMessage(seq, { chatId, rev, userId, text, mentions, editedAt: null, ...(id ? { id } : {}) });
    messages.push(this.#signed(message));
    const { groupId } = this.#change(chatId, {
      lastSeq: seq,
      lastRev: rev,
      readSeq: userId === this.#me.id ? seq : chat.readSeq,
    });
    this.#say(groupId, { type: "message.created", chatId, rev, message: this.#signed(message) });
    return message;
  }

  edit(chatId: string, seq: number, to: string | Pick<Message, "text" | "mentions">): void {
    const said = typeof to === "string" ? { text: to, mentions: [] } : to;
    const change = { ...said, editedAt: "2026-03-02T10:00:00.000Z" };
    this.#alter("message.updated", { chatId, seq, change });
  }

  delete(chatId: string, seq: number): void {
    this.#alter("message.deleted", {
      chatId,
      seq,
      change: { text: null, mentions: [], deletedAt: "2026-03-02T10:00:00.000Z" },
    });
  }

  read(chatId: string, seq: number): void {
    const { chat } = this.#get(chatId);
    if (seq <= chat.readSeq || seq > chat.lastSeq) return;
    this.#change(chatId, { readSeq: seq });
    this.#say(chat.groupId, { type: "read.updated", chatId, seq });
  }

  /** Adds Ana to a group, with all messages read. */
  join(groupId: string): void {
    if (this.#groups.has(groupId)) return;
    this.#groups.set(groupId, exampleGroup(groupId));
    for (const { chat } of this.#chats.values()) {
      if (chat.groupId === groupId) this.#change(chat.id, { readSeq: chat.lastSeq });
    }
    this.#say(groupId, { type: "member.joined", groupId, member: this.#member(groupId) });
  }

  leave(groupId: string): void {
    if (!this.#groups.has(groupId)) return;
    this.#say(groupId, { type: "member.removed", groupId, userId: this.#me.id });
    this.#groups.delete(groupId);
    for (const { chat } of this.#chats.values()) if (chat.groupId === groupId) this.#muted.delete(chat.id);
    this.#muted.delete(groupId);
  }

  setRole(groupId: string, role: Group["role"]): void {
    const group = this.#groups.get(groupId);
    if (!group) return;
    this.#groups.set(groupId, { ...group, role });
    this.#say(groupId, { type: "member.updated", groupId, member: this.#member(groupId) });
  }

  mute(id: string, muted: boolean): void {
    if (muted) this.#muted.add(id);
    else this.#muted.delete(id);
    this.#publish({ type: "mute.updated", id, muted });
  }

  chooseNotices(choice: Snapshot["notifications"]["choice"]): void {
    this.#notifications = { choice, quiet: null };
    this.#publish({ type: "notifications.updated", notifications: this.#notifications });
  }

  setName(name: string): void {
    this.#me = { ...this.#me, name };
    for (const { messages } of this.#chats.values())
      messages.splice(0, Infinity, ...messages.map((one) => this.#signed(one)));
    const { email: _, ...user } = this.#me;
    this.#publish({ type: "user.updated", user });
  }

  snapshot(): Snapshot {
    const chats = this.chatIds.map((chatId) => {
      const { chat, messages } = this.#get(chatId);
      const calling = messages.filter(({ seq, mentions }) => seq > chat.readSeq && mentions.includes(this.#me.id));
      return { ...chat, unread: chat.lastSeq - chat.readSeq, mentions: calling.map(({ seq }) => seq) };
    });
    return structuredClone({
      user: this.#me,
      groups: [...this.#groups.values()],
      chats: chats.sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1)),
      directs: [],
      muted: [...this.#muted].sort(),
      notifications: this.#notifications,
    });
  }

  /** Undefined without access. */
  changes(chatId: string, sinceRev: number, limit = 100) {
    if (!this.chatIds.includes(chatId)) return undefined;
    const { chat, messages } = this.#get(chatId);
    const found = messages.filter(({ rev }) => rev > sinceRev).sort((a, b) => a.rev - b.rev);
    const page = found.slice(0, limit);
    const more = found.length > limit;
    return { messages: page, more, lastRev: more ? (page.at(-1)?.rev ?? 0) : chat.lastRev };
  }

  /** The authors of the messages between two positions. */
  authors(chatId: string, { from, to }: { from: number; to: number }): Message["user"][] {
    const said = this.#get(chatId).messages.filter(({ seq }) => seq >= from && seq <= to);
    return [...new Map(said.map(({ user }) => [user.id, user])).values()];
  }

  /** A page before or after a position; by default the newest. */
  page(chatId: string, at: { before?: number; after?: number } = {}, limit = 50): Page | undefined {
    if (!this.chatIds.includes(chatId)) return undefined;
    const { chat, messages } = this.#get(chatId);
    const start = at.after ?? Math.max((at.before ?? chat.lastSeq + 1) - 1 - limit, 0);
    const found = messages.slice(start, Math.min(start + limit, (at.before ?? chat.lastSeq + 1) - 1));
    const [oldest, newest] = [found[0], found.at(-1)];
    return {
      messages: found,
      olderCursor: oldest && oldest.seq > 1 ? oldest.seq : null,
      newerCursor: newest && newest.seq < chat.lastSeq ? newest.seq : null,
    };
  }

  #alter(
    type: "message.updated" | "message.deleted",
    { chatId, seq, change }: { chatId: string; seq: number; change: Partial<Message> },
  ): void {
    const { chat, messages } = this.#get(chatId);
    const before = messages[seq - 1];
    if (!before || before.deletedAt) return;
    const rev = chat.lastRev + 1;
    const message = { ...before, ...change, rev };
    messages[seq - 1] = message;
    const { groupId } = this.#change(chatId, { lastRev: rev });
    this.#say(groupId, { type, chatId, rev, message });
  }

  /** A message with its author's current profile. */
  #signed(message: Message): Message {
    const { id, username, name, image } = this.#me;
    return message.userId === id ? { ...message, user: { id, username, name, image } } : message;
  }

  #get(chatId: string): ModelChat {
    const told = this.#chats.get(chatId);
    if (!told) throw new Error(`the model has no chat ${chatId}`);
    return told;
  }

  #change(chatId: string, change: Partial<Chat>): Chat {
    const { chat, messages } = this.#get(chatId);
    const changed = { ...chat, ...change };
    this.#chats.set(chatId, { chat: changed, messages });
    return changed;
  }

  #member(groupId: string) {
    const { id, username, name, image } = this.#me;
    const role = this.#groups.get(groupId)?.role ?? "member";
    return { groupId, userId: id, role, joinedAt: "", user: { id, username, name, image } };
  }

  #say(groupId: string, event: ParleyEvent): void {
    if (this.#groups.has(groupId)) this.#publish(event);
  }

  #publish(event: ParleyEvent): void {
    const sent = structuredClone(event);
    this.events.push(sent);
    this.#tell(sent);
  }
}
