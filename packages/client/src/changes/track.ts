import type { Chat, Message, MessageEvent } from "../wire.ts";

/** A change of a chat: a message as it was after the change or, if that was missed, as it is now. */
export interface Change {
  readonly type: MessageEvent["type"];
  readonly chatId: string;
  /** The number of the change within the chat. To resume from here after a restart, pass it as `sinceRev`. */
  readonly rev: number;
  readonly message: Message;
}

/** Beyond this many events, they are dropped and fetched again later, in case nobody reads them. */
const maxQueued = 1_000;

/** The position of a subscription in one chat, and the events queued there. */
export class Track {
  readonly chatId: string;
  /** Every change up to this one was returned or lies before the start. undefined: it starts with the newest. */
  rev: number | undefined;
  /** Whether something has to be fetched before the queue can continue. */
  behind: boolean;
  #queue: MessageEvent[] = [];
  /** Messages up to this `seq` are not new; undefined when that is not known. */
  #seq: number | undefined;
  /** Messages beyond it that were returned while fetching, which is not in the order of `seq`. */
  readonly #given = new Set<number>();
  /** Changes from before the chat opened to the person count as read, and are not returned. */
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

  /** Starts with the next change. */
  static fromNow({ id, lastRev, lastSeq }: Pick<Chat, "id" | "lastRev" | "lastSeq">): Track {
    return new Track(id, { rev: lastRev, seq: lastSeq });
  }

  /** Starts after a change or, for a chat that is not in the snapshot, with the next one. */
  static since(chatId: string, rev: number | undefined): Track {
    return new Track(chatId, { rev, seq: rev === 0 ? 0 : undefined, behind: true });
  }

  /** For a chat that opens during the subscription: starts from then on, because everything before counts as read. */
  static opened({ id, lastRev, readSeq }: Chat, own: boolean): Track {
    const seq = own ? 0 : readSeq;
    // No message has a `rev` below its `seq`.
    return new Track(id, { rev: seq, seq, old: { rev: lastRev, seq }, behind: lastRev > seq });
  }

  get ready(): boolean {
    return this.behind || this.#queue.length > 0;
  }

  /** Whether something is missing before the next event of the queue. */
  get blocked(): boolean {
    const [event] = this.#queue;
    return event !== undefined && this.rev !== undefined && event.rev > this.rev + 1;
  }

  /** Sets the start, if it was not known, to the newest change, without skipping events that have arrived meanwhile. */
  begin(lastRev: number): number {
    this.rev ??= Math.min(lastRev, (this.#queue[0]?.rev ?? lastRev + 1) - 1);
    return this.rev;
  }

  /** Queues an event, in the order in which events arrive. */
  add(event: MessageEvent): void {
    if (this.rev !== undefined && event.rev <= this.rev) return;
    if (this.#queue.length < maxQueued) this.#queue.push(event);
    else {
      this.#queue = [];
      this.behind = true;
    }
  }

  /** Tells the track that the chat has changed up to here. */
  reach(lastRev: number): void {
    const known = this.#queue.at(-1)?.rev ?? this.rev ?? lastRev;
    if (lastRev > known) this.behind = true;
  }

  /** The next change of the queue; undefined at its end, or when something is missing. */
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

  /** A fetched message as the next change; undefined if it is not one. */
  fetched(message: Message): Change | undefined {
    const { chatId, rev, seq } = message;
    if (rev <= (this.rev ?? 0)) return undefined;
    this.rev = rev;
    if (this.#old && rev <= this.#old.rev && seq <= this.#old.seq) return undefined;
    const type = this.#typeOf(message);
    this.#given.add(seq);
    return { type, chatId, rev, message };
  }

  /** Called when everything up to here has been fetched. */
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

  /** What has happened to a message since the last known state. */
  #typeOf({ seq, editedAt, deletedAt }: Message): Change["type"] {
    if (deletedAt !== null) return "message.deleted";
    const created = this.#seq === undefined ? editedAt === null : seq > this.#seq;
    return created && !this.#given.has(seq) ? "message.created" : "message.updated";
  }
}
