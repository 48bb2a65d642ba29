import { randomUUID } from "node:crypto";
import type { InputOf, ListedGroup, Message, OutputOf, Path, Snapshot } from "../history/wire.ts";
import type { Flaw } from "./flaws.ts";
import { ModelAccess, Refusal } from "./model-access.ts";
import { ModelChat } from "./model-chat.ts";
import type { Tell } from "./model-streams.ts";

type Rules = { [P in Path]?: (userId: string, input: InputOf<P>) => OutputOf<P> | Promise<OutputOf<P>> };

const now = () => new Date().toISOString();

/**
 * The part of Parley that these clients use, in memory: simple enough to be correct, or with one chosen flaw. It serves
 * to test the checker.
 */
export class ModelParley {
  readonly access: ModelAccess;
  readonly rules: Rules;
  readonly #flaw: Flaw | undefined;
  readonly #tell: Tell;
  readonly #users = new Map<string, Snapshot["user"]>();
  readonly #groups = new Map<string, Omit<ListedGroup, "role">>();
  readonly #chats = new Map<string, ModelChat>();
  readonly #reads = new Map<string, number>();

  constructor(flaw: Flaw | undefined, tell: Tell) {
    this.#flaw = flaw;
    this.#tell = tell;
    this.access = new ModelAccess(flaw);
    this.rules = {
      "groups.create": (userId, { name }) => this.#createGroup(userId, name),
      "members.add": (_, { groupId, username }) => this.#addMember(groupId, username),
      "members.remove": (_, { groupId, userId }) => this.#removeMember(groupId, userId),
      "chats.create": (userId, input) => this.#createChat(userId, input),
      "chats.addMember": (_, { chatId, userId }) => this.#addChatMember(chatId, userId),
      "chats.removeMember": (_, { chatId, userId }) => this.#removeChatMember(chatId, userId),
      "chats.update": (userId, input) => this.#updateChat(userId, input),
      "chats.delete": (userId, { chatId }) => this.#deleteChat(userId, chatId),
      "groups.update": (userId, { groupId, name }) => this.#renameGroup(userId, groupId, name),
      "members.update": (_, { groupId, userId, role }) => this.#setRole(groupId, userId, role),
      "messages.send": (userId, { chatId, ...message }) => this.#chat(userId, chatId).send(userId, message),
      "messages.edit": (userId, { chatId, messageId, text }) =>
        this.#chat(userId, chatId).change(userId, messageId, text),
      "messages.delete": (userId, { chatId, messageId }) => this.#chat(userId, chatId).change(userId, messageId, null),
      "messages.get": (userId, { chatId, messageId }) => this.#chat(userId, chatId).get(messageId),
      "messages.list": (userId, input) => this.#chat(userId, input.chatId).list(input),
      "messages.changes": (userId, input) => this.#chat(userId, input.chatId).changes(input),
      "reads.mark": (userId, { chatId, seq }) => this.#mark(userId, chatId, seq),
      "users.update": (userId, { name }) => this.#rename(userId, name ?? ""),
      "typing.start": (userId, { chatId }) => ({ chatId: this.#chat(userId, chatId).facts.id }),
      "sync.snapshot": (userId) => this.#snapshot(userId),
    };
  }

  /** Simulates a crash: what is not stored is lost. */
  forgetUnstored(): void {
    for (const chat of this.#chats.values()) chat.forgetUnstored();
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

  #chat(userId: string, chatId: string): ModelChat {
    const chat = this.#chats.get(chatId);
    if (!chat || !this.access.maySee(userId, chat.facts)) throw new Refusal("NOT_FOUND", 404);
    return chat;
  }

  /** Who receives the events of a chat. */
  #audience(chat: ModelChat) {
    return (userId: string) => this.access.mayHear(userId, chat.facts);
  }

  #createGroup(userId: string, name: string) {
    const group = { id: randomUUID(), kind: "team" as const, name, createdAt: now() };
    this.#groups.set(group.id, group);
    this.access.enter(group.id, userId, "owner");
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
    if (this.access.roleOf(userId, groupId)) throw new Refusal("ALREADY_MEMBER", 409);
    this.access.enter(groupId, userId, "member");
    for (const { facts } of this.#chats.values()) {
      const key = `${facts.id} ${userId}`;
      if (facts.groupId === groupId && facts.visibility === "open" && !this.#reads.has(key))
        this.#reads.set(key, facts.lastSeq);
    }
    const member = this.#member(groupId, userId, "member");
    this.#tell({ type: "member.joined", groupId, member }, (id) => this.access.roleOf(id, groupId) !== undefined);
    return member;
  }

  #removeMember(groupId: string, userId: string) {
    if (!this.access.roleOf(userId, groupId)) throw new Refusal("NOT_FOUND", 404);
    const before = this.access.membersOf(groupId);
    this.access.leave(groupId, userId);
    const chats = [...this.#chats.values()].filter(({ facts }) => facts.groupId === groupId);
    for (const { facts } of chats) {
      this.access.removeFromChat(facts.id, userId);
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
    const chat = new ModelChat(facts, {
      flaw: this.#flaw,
      tell: (event) => this.#tell(event, this.#audience(chat)),
      userOf: (id) => this.#userOf(id),
      raise: (id, seq) => this.#raise(id, chat, seq),
    });
    this.#chats.set(facts.id, chat);
    this.access.addToChat(facts.id, userId);
    this.#tell({ type: "chat.created", chat: facts }, this.#audience(chat));
    return facts;
  }

  #addChatMember(chatId: string, userId: string) {
    const chat = this.#chats.get(chatId);
    if (!chat || !this.access.roleOf(userId, chat.facts.groupId)) throw new Refusal("NOT_FOUND", 404);
    if (!this.access.addToChat(chatId, userId)) return { chatId, userId };
    this.#raise(userId, chat, chat.facts.lastSeq);
    const { groupId } = chat.facts;
    this.#tell({ type: "chatMember.added", chatId, groupId, userId }, this.#audience(chat));
    return { chatId, userId };
  }

  #removeChatMember(chatId: string, userId: string) {
    const chat = this.#chats.get(chatId);
    if (!chat || !this.access.removeFromChat(chatId, userId)) throw new Refusal("NOT_FOUND", 404);
    const { groupId } = chat.facts;
    const inside = this.#audience(chat);
    this.#tell({ type: "chatMember.removed", chatId, groupId, userId }, (id) => id === userId || inside(id));
    return { chatId, userId };
  }

  #updateChat(userId: string, { chatId, topic, visibility }: InputOf<"chats.update">) {
    const chat = this.#chat(userId, chatId);
    const { facts } = chat;
    if (facts.createdBy !== userId) throw new Refusal("NOT_CHAT_CREATOR", 403);
    const members = this.access.membersOf(facts.groupId);
    const before = new Set([...members].filter(this.#audience(chat)));
    chat.facts = { ...facts, topic: topic ?? facts.topic, visibility: visibility ?? facts.visibility };
    if (chat.facts.visibility !== facts.visibility) {
      for (const member of members) {
        if (visibility === "private") this.access.addToChat(chatId, member);
        else if (this.access.addToChat(chatId, member)) this.#raise(member, chat, facts.lastSeq);
      }
    }
    if (this.#flaw !== "does not publish a topic change") {
      const after = this.#audience(chat);
      this.#tell({ type: "chat.updated", chat: chat.facts }, (id) => before.has(id) || after(id));
    }
    return chat.facts;
  }

  #deleteChat(userId: string, chatId: string) {
    const chat = this.#chat(userId, chatId);
    const audience = this.#audience(chat);
    const { groupId } = chat.facts;
    this.#chats.delete(chatId);
    this.#tell({ type: "chat.deleted", chatId, groupId }, audience);
    return { chatId };
  }

  #renameGroup(userId: string, groupId: string, name: string) {
    const role = this.access.roleOf(userId, groupId);
    const group = this.#groups.get(groupId);
    if (!group || !role) throw new Refusal("NOT_FOUND", 404);
    const renamed = { ...group, name };
    this.#groups.set(groupId, renamed);
    this.#tell({ type: "group.updated", group: renamed }, (id) => this.access.roleOf(id, groupId) !== undefined);
    return { ...renamed, role };
  }

  #setRole(groupId: string, userId: string, role: ListedGroup["role"]) {
    if (!this.access.roleOf(userId, groupId)) throw new Refusal("NOT_FOUND", 404);
    this.access.enter(groupId, userId, role);
    const member = this.#member(groupId, userId, role);
    this.#tell({ type: "member.updated", groupId, member }, (id) => this.access.roleOf(id, groupId) !== undefined);
    return member;
  }

  #raise(userId: string, { facts }: ModelChat, seq: number): boolean {
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
      (id) => id === userId || this.access.shareGroup(id, userId),
    );
    return user;
  }

  #snapshot(userId: string): Snapshot {
    const groups = [...this.#groups.values()].flatMap((group) => {
      const role = this.access.roleOf(userId, group.id);
      return role ? [{ ...group, role }] : [];
    });
    const seen = [...this.#chats.values()].filter(({ facts }) => this.access.mayHear(userId, facts));
    const chats = seen.map(({ facts }) => {
      const readSeq = this.#reads.get(`${facts.id} ${userId}`) ?? 0;
      return { ...facts, readSeq, unread: facts.lastSeq - readSeq, mentions: [] };
    });
    const notifications = { choice: "mentions" as const, quiet: null };
    return { user: this.findUser(({ id }) => id === userId), groups, chats, directs: [], muted: [], notifications };
  }
}
