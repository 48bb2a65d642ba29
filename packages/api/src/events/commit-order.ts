import type { Emitted } from "./events.ts";

/**
 * How long a transaction waits for the one before it. That one's answer may be stuck in a connection that is lost without
 * anybody knowing yet; a whole group must not be held up by it.
 */
const maxWaitMs = 1_000;

/** What is published in order: the changes of one chat, or else everything on the same topic. */
function lanesOf({ topics, event }: Emitted): readonly string[] {
  // It does not change the chat, and many people read at the same moment.
  if (event.type === "read.updated") return topics;
  if ("chatId" in event) return [event.chatId];
  if ("chat" in event) return [event.chat.id];
  return topics;
}

/**
 * Lets the transactions of this process publish in the order in which they committed. When two change the same thing, the
 * database makes the second wait for the commit of the first; but the answers to the two commits arrive on two connections,
 * and the second may be read first.
 */
export class CommitOrder {
  /** The last turn to enter each lane, while it is still there. */
  readonly #last = new Map<string, Turn>();
  readonly #entered = new Set<Turn>();

  /** Creates the turn of a transaction, to be entered before its commit. Whatever is emitted until then counts. */
  turnOf(emitted: readonly Emitted[]): Turn {
    return new Turn(emitted, this.#last, this.#entered);
  }

  /** What may be committed but is not published yet. */
  *pending(): Iterable<readonly Emitted[]> {
    for (const { emitted } of this.#entered) yield emitted;
  }
}

export class Turn {
  readonly emitted: readonly Emitted[];
  readonly #last: Map<string, Turn>;
  readonly #entered: Set<Turn>;
  #lanes: ReadonlySet<string> = new Set();
  #ahead: Turn[] = [];
  readonly #onLeave: (() => void)[] = [];
  #isOvertaken = false;

  constructor(emitted: readonly Emitted[], last: Map<string, Turn>, entered: Set<Turn>) {
    this.emitted = emitted;
    this.#last = last;
    this.#entered = entered;
  }

  /** Whether the transaction has reached its commit and not left yet. */
  get isEntered(): boolean {
    return this.#entered.has(this);
  }

  /** Whether something that committed later was published before this. */
  get isOvertaken(): boolean {
    return this.#isOvertaken;
  }

  /** The last step inside the transaction: transactions waiting for its locks enter after it. */
  enter(): void {
    this.#entered.add(this);
    this.#lanes = new Set(this.emitted.flatMap(lanesOf));
    this.#ahead = [...new Set([...this.#lanes].flatMap((lane) => this.#last.get(lane) ?? []))];
    for (const lane of this.#lanes) this.#last.set(lane, this);
  }

  /** Resolves when everything ahead is published, or the wait has taken too long. */
  async wait(): Promise<void> {
    const ahead = this.#ahead.filter(({ isEntered }) => isEntered);
    if (ahead.length === 0) return;
    let timer: NodeJS.Timeout | undefined;
    await Promise.race([
      Promise.all(ahead.map((turn) => new Promise<void>((resolve) => turn.#onLeave.push(resolve)))),
      new Promise<void>((resolve) => {
        timer = setTimeout(resolve, maxWaitMs);
      }),
    ]);
    clearTimeout(timer);
    for (const turn of ahead) turn.#isOvertaken ||= turn.isEntered;
  }

  /** Called when the turn is published, or has nothing to publish. */
  leave(): void {
    this.#entered.delete(this);
    for (const lane of this.#lanes) if (this.#last.get(lane) === this) this.#last.delete(lane);
    // The turn behind keeps a reference to this one; do not keep the whole chain alive.
    this.#ahead = [];
    for (const resolve of this.#onLeave) resolve();
  }
}
