import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { InputOf, ListedChat, ListedGroup, Message, OutputOf, Path, Snapshot } from "../history/wire.ts";
import type { Flaw } from "./flaws.ts";
import { Refusal, TinyDoors } from "./tiny-doors.ts";
import type { Tell } from "./tiny-streams.ts";

type Rules = { [P in Path]?: (userId: string, input: InputOf<P>) => OutputOf<P> | Promise<OutputOf<P>> };

interface Chat {
  facts: Omit<ListedChat, "readSeq" | "unread">;
  /** Numbers that were given out, for messages that may not be stored yet. */
  next: { seq: number; rev: number };
  readonly messages: Message[];
}

const now = () => new Date().toISOString();

/**
 * As much of Parley as the clients here ask for, in memory: right because it is simple, and wrong in the one way that it is
 * told to be. It proves the checker.
 */
export class TinyParley {
  readonly doors: TinyDoors;
  readonly rules: Rules;
  readonly #flaw: Flaw | undefined;
  readonly #tell: Tell;
  readonly #users = new Map<string, Snapshot["user"]>();
  readonly #groups = new Map<string, Omit<ListedGroup, "role">>();
  readonly #chats = new Map<string, Chat>();
  readonly #reads = new Map<string, number>();
  #lives = 0;
  #sends = 0;

  constructor(flaw: Flaw | undefined, tell: Tell) {
    this.#flaw = flaw;
    this.#tell = tell;
    this.doors = new TinyDoors(flaw);
    this.rules = {
      "groups.create": (userId, { name }) => this.#createGroup(userId, name),
      "members.add": (_, { groupId, username }) => this.#addMember(groupId, username),
      "members.remove": (_, { groupId, userId }) => this.#removeMember(groupId, userId),
      "chats.create": (userId, input) => this.#createChat(userId, input),
      "chats.addMember": (_, { chatId, userId }) => this.#addChatMember(chatId, userId),
      "chats.removeMember": (_, { chatId, userId }) => this.#removeChatMember(chatId, userId),
      "chats.update": (userId, { chatId, topic }) => this.#setTopic(userId, chatId, topic ?? ""),
      "messages.send": (userId, input) => this.#send(userId, input),
      "messages.edit": (userId, { chatId, messageId, text }) => this.#change(userId, { chatId, messageId, text }),
      "messages.delete": (userId, { chatId, messageId }) => this.#change(userId, { chatId, messageId, text: null }),
      "messages.get": (userId, { chatId, messageId }) => this.#get(userId, chatId, messageId),
      "messages.list": (userId, input) => this.#list(userId, input),
      "messages.changes": (userId, input) => this.#changes(userId, input),
      "reads.mark": (userId, { chatId, seq }) => this.#mark(userId, chatId, seq),
      "users.update": (userId, { name }) => this.#rename(userId, name ?? ""),
      "typing.start": (userId, { chatId }) => ({ chatId: this.#chat(userId, chatId).facts.id }),
      "sync.snapshot": (userId) => this.#snapshot(userId),
    };
  }

  /** Dies: what was not stored is lost. */
  forgetUnstored(): void {
    this.#lives++;
    for (const { facts, next } of this.#chats.values()) Object.assign(next, { seq: facts.lastSeq, rev: facts.lastRev });
  }

  addUser(user: { name: string; username: string; email: string }): Snapshot["user"] {
    const made = { ...user, id: randomUUID(), image: null, bio: "", createdAt: now() };
    this.#users.set(made.id, made);
    return made;
  }

  findUser(of: (user: Snapshot["user"]) => boolean): Snapshot["user"] {
    const user = [...this.#users.values()].find(of);
    if (!user) throw new Refusal("NOT_FOUND", 404);
    return user;
  }

  #userOf(id: string): Message["user"] {
    const { username, name, image } = this.findUser((user) => user.id === id);
    return { id, username, name, image };
  }

  #chat(userId: string, chatId: string): Chat {
    const chat = this.#chats.get(chatId);
    if (!chat || !this.doors.maySee(userId, chat.facts)) throw new Refusal("NOT_FOUND", 404);
    return chat;
  }

  /** Who hears of a chat. */
  #audience(chat: Chat) {
    return (userId: string) => this.doors.mayHear(userId, chat.facts);
  }

  #createGroup(userId: string, name: string) {
    const group = { id: randomUUID(), kind: "team" as const, name, createdAt: now() };
    this.#groups.set(group.id, group);
    this.doors.enter(group.id, userId, "owner");
    this.#tell(
      { type: "member.joined", groupId: group.id, member: this.#member(group.id, userId, "owner") },
      (id) => id === userId,
    );
    return { ...group, role: "owner" as const };
  }

  #member(groupId: string, userId: string, role: ListedGroup["role"]): OutputOf<"members.add"> {
    return { groupId, userId, role, joinedAt: now(), user: this.#userOf(userId) };
  }

  #addMember(groupId: string, username: string) {
    const { id: userId } = this.findUser((user) => user.username === username);
    if (this.doors.roleOf(userId, groupId)) throw new Refusal("ALREADY_MEMBER", 409);
    this.doors.enter(groupId, userId, "member");
    for (const { facts } of this.#chats.values()) {
      const key = `${facts.id} ${userId}`;
      if (facts.groupId === groupId && facts.visibility === "open" && !this.#reads.has(key))
        this.#reads.set(key, facts.lastSeq);
    }
    const member = this.#member(groupId, userId, "member");
    this.#tell({ type: "member.joined", groupId, member }, (id) => this.doors.roleOf(id, groupId) !== undefined);
    return member;
  }

  #removeMember(groupId: string, userId: string) {
    if (!this.doors.roleOf(userId, groupId)) throw new Refusal("NOT_FOUND", 404);
    const before = this.doors.membersOf(groupId);
    this.doors.leave(groupId, userId);
    const chats = [...this.#chats.values()].filter(({ facts }) => facts.groupId === groupId);
    for (const { facts } of chats) {
      this.doors.goOut(facts.id, userId);
      this.#reads.delete(`${facts.id} ${userId}`);
    }
    this.#tell({ type: "member.removed", groupId, userId }, (id) => before.has(id));
    return { groupId, userId };
  }

  #createChat(userId: string, input: InputOf<"chats.create">) {
    const facts = {
      id: randomUUID(),
      groupId: input.groupId,
      kind: "channel" as const,
      visibility: input.visibility ?? "open",
      name: input.name,
      topic: "",
      createdBy: userId,
      lastSeq: 0,
      lastRev: 0,
      createdAt: now(),
      archivedAt: null,
    };
    const chat: Chat = { facts, next: { seq: 0, rev: 0 }, messages: [] };
    this.#chats.set(facts.id, chat);
    this.doors.goIn(facts.id, userId);
    this.#tell({ type: "chat.created", chat: facts }, this.#audience(chat));
    return facts;
  }

  #addChatMember(chatId: string, userId: string) {
    const chat = this.#chats.get(chatId);
    if (!chat || !this.doors.roleOf(userId, chat.facts.groupId)) throw new Refusal("NOT_FOUND", 404);
    if (!this.doors.goIn(chatId, userId)) return { chatId, userId };
    this.#raise(userId, chat, chat.facts.lastSeq);
    const { groupId } = chat.facts;
    this.#tell({ type: "chatMember.added", chatId, groupId, userId }, this.#audience(chat));
    return { chatId, userId };
  }

  #removeChatMember(chatId: string, userId: string) {
    const chat = this.#chats.get(chatId);
    if (!chat || !this.doors.goOut(chatId, userId)) throw new Refusal("NOT_FOUND", 404);
    const { groupId } = chat.facts;
    const inside = this.#audience(chat);
    this.#tell({ type: "chatMember.removed", chatId, groupId, userId }, (id) => id === userId || inside(id));
    return { chatId, userId };
  }

  #setTopic(userId: string, chatId: string, topic: string) {
    const chat = this.#chat(userId, chatId);
    if (chat.facts.createdBy !== userId) throw new Refusal("NOT_CHAT_CREATOR", 403);
    chat.facts = { ...chat.facts, topic };
    if (this.#flaw !== "does not tell of a new topic") {
      this.#tell({ type: "chat.updated", chat: chat.facts }, this.#audience(chat));
    }
    return chat.facts;
  }

  async #send(userId: string, { chatId, id, text }: InputOf<"messages.send">): Promise<Message> {
    const chat = this.#chat(userId, chatId);
    const before = chat.messages.find((message) => message.id === id);
    const odd = ++this.#sends % 20 === 0;
    if (before && this.#flaw !== "does not recognise a message that is sent again") return before;
    const { next } = chat;
    next.rev += odd && this.#flaw === "skips a rev" ? 2 : 1;
    next.seq += odd && this.#flaw === "skips a seq" ? 2 : 1;
    const times = { createdAt: now(), editedAt: null, deletedAt: null };
    const message: Message = { id, chatId, ...next, userId, user: this.#userOf(userId), text, ...times };
    await this.#commit(chat, message);
    if (odd && this.#flaw === "stores what it refuses") throw new Refusal("CHAT_ARCHIVED", 409);
    if (odd && this.#flaw === "stores twice what it does not acknowledge") {
      this.#store(chat, { ...message, id: randomUUID(), seq: ++next.seq, rev: ++next.rev });
      throw new Error("The connection breaks.");
    }
    return message;
  }

  async #commit(chat: Chat, message: Message): Promise<void> {
    const life = this.#lives;
    const tell = () =>
      this.#tell({ type: "message.created", chatId: message.chatId, rev: message.rev, message }, this.#audience(chat));
    const late = sleep(30).then(() => {
      if (life === this.#lives) this.#store(chat, message);
    });
    if (this.#flaw === "tells before it commits") {
      tell();
      await late;
    } else if (this.#flaw === "acknowledges before it commits") {
      void late.then(() => life === this.#lives && tell());
    } else {
      this.#store(chat, message);
      tell();
    }
  }

  #store(chat: Chat, message: Message): void {
    if (chat.messages.some(({ id, seq }) => id === message.id && seq === message.seq)) return;
    chat.messages.push(message);
    chat.messages.sort((one, other) => one.seq - other.seq);
    const { lastSeq, lastRev } = chat.facts;
    chat.facts = { ...chat.facts, lastSeq: Math.max(lastSeq, message.seq), lastRev: Math.max(lastRev, message.rev) };
    if (this.#flaw !== "does not count what one says as read") this.#raise(message.userId, chat, message.seq);
  }

  #change(userId: string, { chatId, messageId, text }: { chatId: string; messageId: string; text: string | null }) {
    const chat = this.#chat(userId, chatId);
    const place = chat.messages.findIndex(({ id }) => id === messageId);
    const before = chat.messages[place];
    if (!before) throw new Refusal("NOT_FOUND", 404);
    if (before.userId !== userId) throw new Refusal("NOT_AUTHOR", 403);
    if (before.deletedAt !== null) {
      if (text === null) return before;
      throw new Refusal("MESSAGE_DELETED", 409);
    }
    const rev = ++chat.next.rev;
    const changed = {
      ...before,
      rev,
      text,
      user: this.#userOf(userId),
      ...(text === null ? { deletedAt: now() } : { editedAt: now() }),
    };
    chat.messages[place] = changed;
    chat.facts = { ...chat.facts, lastRev: Math.max(rev, chat.facts.lastRev) };
    const type = text === null ? "message.deleted" : "message.updated";
    this.#tell({ type, chatId, rev, message: changed }, this.#audience(chat));
    return changed;
  }

  #get(userId: string, chatId: string, messageId: string): Message {
    const message = this.#chat(userId, chatId).messages.find(({ id }) => id === messageId);
    const lags = this.#flaw === "reads from a copy that lags" && Date.now() - Date.parse(message?.createdAt ?? "") < 30;
    if (!message || lags) throw new Refusal("NOT_FOUND", 404);
    return this.#shown(message);
  }

  #list(userId: string, { chatId, cursor, limit = 50, direction }: InputOf<"messages.list">) {
    const { messages, facts } = this.#chat(userId, chatId);
    const page =
      direction === "forward"
        ? messages.filter(({ seq }) => seq > (cursor ?? 0)).slice(0, limit)
        : messages.filter(({ seq }) => seq < (cursor ?? Number.POSITIVE_INFINITY)).slice(-limit);
    const newest = page.at(-1);
    const newerCursor = newest && newest.seq < facts.lastSeq ? newest.seq : null;
    return { messages: page.map((message) => this.#shown(message)), olderCursor: null, newerCursor };
  }

  #changes(userId: string, { chatId, sinceRev, limit = 50 }: InputOf<"messages.changes">) {
    const { messages, facts } = this.#chat(userId, chatId);
    const changed = messages.filter(({ rev }) => rev > sinceRev).sort((one, other) => one.rev - other.rev);
    const page = changed.slice(0, limit);
    const more = changed.length > limit;
    return {
      messages: page.map((message) => this.#shown(message)),
      more,
      lastRev: more ? (page.at(-1)?.rev ?? 0) : facts.lastRev,
    };
  }

  /** A message beside its author as he or she is called now. */
  #shown(message: Message): Message {
    return { ...message, user: this.#userOf(message.userId) };
  }

  #raise(userId: string, { facts }: Chat, seq: number): boolean {
    const key = `${facts.id} ${userId}`;
    const before = this.#reads.get(key) ?? 0;
    const after = Math.max(before, Math.min(seq, facts.lastSeq));
    this.#reads.set(key, after);
    return after > before;
  }

  #mark(userId: string, chatId: string, seq: number) {
    const chat = this.#chat(userId, chatId);
    const moved = this.#raise(userId, chat, seq);
    const readSeq = this.#reads.get(`${chatId} ${userId}`) ?? 0;
    if (moved) this.#tell({ type: "read.updated", chatId, seq: readSeq }, (id) => id === userId);
    return { chatId, readSeq };
  }

  #rename(userId: string, name: string) {
    const user = { ...this.findUser(({ id }) => id === userId), name };
    this.#users.set(userId, user);
    this.#tell(
      { type: "user.updated", user: this.#userOf(userId) },
      (id) => id === userId || this.doors.shareGroup(id, userId),
    );
    return user;
  }

  #snapshot(userId: string): Snapshot {
    const groups = [...this.#groups.values()].flatMap((group) => {
      const role = this.doors.roleOf(userId, group.id);
      return role ? [{ ...group, role }] : [];
    });
    const seen = [...this.#chats.values()].filter(({ facts }) => this.doors.mayHear(userId, facts));
    const chats = seen.map(({ facts }) => {
      const readSeq = this.#reads.get(`${facts.id} ${userId}`) ?? 0;
      return { ...facts, readSeq, unread: facts.lastSeq - readSeq };
    });
    return { user: this.findUser(({ id }) => id === userId), groups, chats };
  }
}
