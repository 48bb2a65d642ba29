import type { Chat, Message, MessageEvent } from "../wire.ts";

/** A change of a chat: a message as it was then or, where that was missed, as it is now. */
export interface Change {
  readonly type: MessageEvent["type"];
  readonly chatId: string;
  /** Which change of the chat it is. To go on from here after a restart, begin with it as `sinceRev`. */
  readonly rev: number;
  readonly message: Message;
}

/** More than this is fetched when it is asked for, rather than held for someone who does not ask. */
const maxQueued = 1_000;

/** How far a subscription has come in one chat, and the events that wait there. */
export class Track {
  readonly chatId: string;
  /** Every change up to this one was given out or lies before the start. undefined: it starts with the newest. */
  rev: number | undefined;
  /** Whether something has to be fetched before the queue can go on. */
  behind: boolean;
  #queue: MessageEvent[] = [];
  /** Messages up to this `seq` are not new; undefined where that is not known. */
  #seq: number | undefined;
  /** Messages beyond it that were given out while fetching, which does not go in the order of `seq`. */
  readonly #given = new Set<number>();
  /** What happened before the chat opened to the person, and counts as read: not given out. */
  readonly #old: { readonly rev: number; readonly seq: number } | undefined;

  private constructor(
    chatId: string,
    at: {
      rev?: number | undefined;
      seq?: number | undefined;
      old?: { rev: number; seq: number };
      behind?: boolean;
    },
  ) {
    this.chatId = chatId;
    this.rev = at.rev;
    this.#seq = at.seq;
    this.#old = at.old;
    this.behind = at.behind ?? false;
  }

  /** Begins with what comes next. */
  static fromNow({ id, lastRev, lastSeq }: Pick<Chat, "id" | "lastRev" | "lastSeq">): Track {
    return new Track(id, { rev: lastRev, seq: lastSeq });
  }

  /** Begins after a change, or with the next one where the chat is in no snapshot. */
  static since(chatId: string, rev: number | undefined): Track {
    return new Track(chatId, { rev, seq: rev === 0 ? 0 : undefined, behind: true });
  }

  /** A chat that opens while one is subscribed: starts with what is said from then on, as everything before counts as read. */
  static opened({ id, lastRev, readSeq }: Chat, own: boolean): Track {
    const seq = own ? 0 : readSeq;
    // No message has a revision below its place.
    return new Track(id, { rev: seq, seq, old: { rev: lastRev, seq }, behind: lastRev > seq });
  }

  get ready(): boolean {
    return this.behind || this.#queue.length > 0;
  }

  /** Whether something is missing before the queue can go on. */
  get blocked(): boolean {
    const [event] = this.#queue;
    return event !== undefined && this.rev !== undefined && event.rev > this.rev + 1;
  }

  /** Says what is newest, where the beginning was not known. What has come meanwhile is not left out. */
  begin(lastRev: number): number {
    this.rev ??= Math.min(lastRev, (this.#queue[0]?.rev ?? lastRev + 1) - 1);
    return this.rev;
  }

  /** Takes an event up, in the order in which events come. */
  add(event: MessageEvent): void {
    if (this.rev !== undefined && event.rev <= this.rev) return;
    if (this.#queue.length < maxQueued) this.#queue.push(event);
    else {
      this.#queue = [];
      this.behind = true;
    }
  }

  /** Says that the chat has come this far. */
  reach(lastRev: number): void {
    const known = this.#queue.at(-1)?.rev ?? this.rev ?? lastRev;
    if (lastRev > known) this.behind = true;
  }

  /** The next change of the queue; undefined at its end, or where something is missing. */
  next(): Change | undefined {
    while (this.rev !== undefined && !this.behind) {
      if (this.blocked) this.behind = true;
      else {
        const event = this.#queue.shift();
        if (!event || event.rev > this.rev) return event && this.#pass(event);
      }
    }
    return undefined;
  }

  /** A message that was fetched, as the next change; undefined where it is none. */
  fetched(message: Message): Change | undefined {
    const { chatId, rev, seq } = message;
    if (rev <= (this.rev ?? 0)) return undefined;
    this.rev = rev;
    if (this.#old && rev <= this.#old.rev && seq <= this.#old.seq) return undefined;
    const type = this.#typeOf(message);
    this.#given.add(seq);
    return { type, chatId, rev, message };
  }

  /** Everything up to here was fetched. */
  caughtUp(rev: number): void {
    this.rev = Math.max(this.rev ?? 0, rev);
    for (const seq of this.#given) if (seq > (this.#seq ?? 0)) this.#seq = seq;
    this.#given.clear();
  }

  drop(): void {
    this.#queue = [];
    this.behind = false;
  }

  #pass({ type, chatId, rev, message }: MessageEvent): Change {
    this.rev = rev;
    if (this.#seq !== undefined || type === "message.created") this.#seq = Math.max(this.#seq ?? 0, message.seq);
    return { type, chatId, rev, message };
  }

  /** What happened to a message since it was heard of last. */
  #typeOf({ seq, editedAt, deletedAt }: Message): Change["type"] {
    if (deletedAt !== null) return "message.deleted";
    const created = this.#seq === undefined ? editedAt === null : seq > this.#seq;
    return created && !this.#given.has(seq) ? "message.created" : "message.updated";
  }
}
