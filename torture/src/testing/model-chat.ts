import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { InputOf, ListedChat, Message, WireEvent } from "../history/wire.ts";
import type { Flaw } from "./flaws.ts";
import { Refusal } from "./model-access.ts";

export interface ChatContext {
  readonly flaw: Flaw | undefined;
  /** Sends an event to everyone who is in the chat now. */
  tell(event: WireEvent): void;
  userOf(userId: string): Message["user"];
  /** Moves a person's read position up to `seq`. */
  raise(userId: string, seq: number): void;
}

/** Longer than a request and its response take on a busy machine. */
const lateMs = 300;

const now = () => new Date().toISOString();

/** A chat with its messages and its two counters. */
export class ModelChat {
  facts: Omit<ListedChat, "readSeq" | "unread" | "mentions">;
  readonly #context: ChatContext;
  readonly #messages: Message[] = [];
  /** The last assigned numbers, including those of messages that are not stored yet. */
  #next = { seq: 0, rev: 0 };
  #lives = 0;
  #sends = 0;

  constructor(facts: ModelChat["facts"], context: ChatContext) {
    this.facts = facts;
    this.#context = context;
  }

  /** Simulates a crash: what is not stored is lost. */
  forgetUnstored(): void {
    this.#lives++;
    this.#next = { seq: this.facts.lastSeq, rev: this.facts.lastRev };
  }

  async send(userId: string, { id, text }: { id: string; text: string }): Promise<Message> {
    const { flaw } = this.#context;
    const before = this.#messages.find((message) => message.id === id);
    const odd = ++this.#sends % 5 === 0;
    if (before && flaw !== "stores a retried send as a new message") return before;
    this.#next.rev += odd && flaw === "skips a rev" ? 2 : 1;
    this.#next.seq += odd && flaw === "skips a seq" ? 2 : 1;
    const about = { id, chatId: this.facts.id, userId, user: this.#context.userOf(userId), text, mentions: [] };
    const message = { ...about, ...this.#next, createdAt: now(), editedAt: null, deletedAt: null };
    await this.#commit(message);
    if (odd && flaw === "stores a message that it refuses") throw new Refusal("CHAT_ARCHIVED", 409);
    if (odd && flaw === "stores an unacknowledged message twice") {
      this.#store({ ...message, id: randomUUID(), seq: ++this.#next.seq, rev: ++this.#next.rev });
      throw new Error("The connection breaks.");
    }
    return message;
  }

  async #commit(message: Message): Promise<void> {
    const { flaw } = this.#context;
    const life = this.#lives;
    const { chatId, rev } = message;
    const tell = () => this.#context.tell({ type: "message.created", chatId, rev, message });
    if (flaw !== "publishes before it commits" && flaw !== "acknowledges before it commits") {
      this.#store(message);
      return tell();
    }
    if (flaw === "publishes before it commits") tell();
    const late = sleep(lateMs).then(() => {
      if (life !== this.#lives) return;
      this.#store(message);
      if (flaw === "acknowledges before it commits") tell();
    });
    if (flaw === "publishes before it commits") await late;
  }

  #store(message: Message): void {
    if (this.#messages.some(({ id, seq }) => id === message.id && seq === message.seq)) return;
    this.#messages.push(message);
    this.#messages.sort((one, other) => one.seq - other.seq);
    const { lastSeq, lastRev } = this.facts;
    this.facts = { ...this.facts, lastSeq: Math.max(lastSeq, message.seq), lastRev: Math.max(lastRev, message.rev) };
    if (this.#context.flaw !== "counts a person's own messages as unread")
      this.#context.raise(message.userId, message.seq);
  }

  /** Edits a message, or deletes it if `text` is null. */
  change(userId: string, messageId: string, text: string | null): Message {
    const place = this.#messages.findIndex(({ id }) => id === messageId);
    const before = this.#messages[place];
    if (!before) throw new Refusal("NOT_FOUND", 404);
    if (before.userId !== userId) throw new Refusal("NOT_AUTHOR", 403);
    if (before.deletedAt !== null && text === null) return before;
    if (before.deletedAt !== null) throw new Refusal("MESSAGE_DELETED", 409);
    const rev = ++this.#next.rev;
    const mark = text === null ? { deletedAt: now() } : { editedAt: now() };
    const message = { ...this.#shown(before), rev, text, ...mark };
    this.#messages[place] = message;
    this.facts = { ...this.facts, lastRev: Math.max(rev, this.facts.lastRev) };
    const type = text === null ? "message.deleted" : "message.updated";
    this.#context.tell({ type, chatId: this.facts.id, rev, message });
    return message;
  }

  get(messageId: string): Message {
    const message = this.#messages.find(({ id }) => id === messageId);
    const age = Date.now() - Date.parse(message?.createdAt ?? "");
    const lags = this.#context.flaw === "reads from a lagging replica" && age < lateMs;
    if (!message || lags) throw new Refusal("NOT_FOUND", 404);
    return this.#shown(message);
  }

  list({ cursor, limit = 50, direction }: InputOf<"messages.list">) {
    const all = this.#messages;
    const page =
      direction === "forward"
        ? all.filter(({ seq }) => seq > (cursor ?? 0)).slice(0, limit)
        : all.filter(({ seq }) => seq < (cursor ?? Number.POSITIVE_INFINITY)).slice(-limit);
    const newest = page.at(-1);
    const newerCursor = newest && newest.seq < this.facts.lastSeq ? newest.seq : null;
    return { messages: page.map((message) => this.#shown(message)), olderCursor: null, newerCursor };
  }

  changes({ sinceRev, limit = 50, authors }: InputOf<"messages.changes">) {
    const changed = this.#messages.filter(({ rev }) => rev > sinceRev).sort((one, other) => one.rev - other.rev);
    const messages = changed.slice(0, limit).map((message) => this.#shown(message));
    const more = changed.length > limit;
    const lastRev = more ? (messages.at(-1)?.rev ?? 0) : this.facts.lastRev;
    return { messages, more, lastRev, ...(authors ? { authors: this.#authors(authors) } : {}) };
  }

  #authors({ from, to }: { from: number; to: number }): Message["user"][] {
    const said = this.#messages.filter(({ seq }) => seq >= from && seq <= to);
    return [...new Set(said.map(({ userId }) => userId))].map((userId) => this.#context.userOf(userId));
  }

  /** A message with its author's current profile. */
  #shown(message: Message): Message {
    return { ...message, user: this.#context.userOf(message.userId) };
  }
}
