import type { Emitted } from "./events.ts";

/**
 * How long a transaction waits for the one before it. Its answer may be held up by a connection that is lost and not yet
 * known to be; a whole group must not stand still for that.
 */
const patienceMs = 1_000;

/** What is told one after the other: the changes of a chat, or else whatever the same people hear. */
function lanesOf({ topics, event }: Emitted): readonly string[] {
  // Changes nothing of the chat, and many read at the same moment.
  if (event.type === "read.updated") return topics;
  if ("chatId" in event) return [event.chatId];
  if ("chat" in event) return [event.chat.id];
  return topics;
}

/**
 * Lets the transactions of this process tell what they changed in the order in which they committed. Of two that change the
 * same thing the database lets the second wait for the commit of the first, but the answers to both commits come on two
 * connections, and the second may be read first.
 */
export class CommitOrder {
  /** Who went last into each lane and is still there. */
  readonly #last = new Map<string, Turn>();
  readonly #entered = new Set<Turn>();

  /** The turn of a transaction, which it has yet to enter. What it emits until then counts. */
  turnOf(emitted: readonly Emitted[]): Turn {
    return new Turn(emitted, this.#last, this.#entered);
  }

  /** What may be committed and is not told yet. */
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

  /** Whether the transaction was about to commit, and has not left. */
  get isEntered(): boolean {
    return this.#entered.has(this);
  }

  /** Whether something that was committed later has been told before this. */
  get isOvertaken(): boolean {
    return this.#isOvertaken;
  }

  /** The last step inside the transaction: whoever waits for its locks enters after it. */
  enter(): void {
    this.#entered.add(this);
    this.#lanes = new Set(this.emitted.flatMap(lanesOf));
    this.#ahead = [...new Set([...this.#lanes].flatMap((lane) => this.#last.get(lane) ?? []))];
    for (const lane of this.#lanes) this.#last.set(lane, this);
  }

  /** Resolves when everything before has been told, or was waited for long enough. */
  async comes(): Promise<void> {
    const ahead = this.#ahead.filter(({ isEntered }) => isEntered);
    if (ahead.length === 0) return;
    let timer: NodeJS.Timeout | undefined;
    await Promise.race([
      Promise.all(ahead.map((turn) => new Promise<void>((resolve) => turn.#onLeave.push(resolve)))),
      new Promise<void>((resolve) => {
        timer = setTimeout(resolve, patienceMs);
      }),
    ]);
    clearTimeout(timer);
    for (const turn of ahead) turn.#isOvertaken ||= turn.isEntered;
  }

  /** It was told, or there is nothing to tell. */
  leave(): void {
    this.#entered.delete(this);
    for (const lane of this.#lanes) if (this.#last.get(lane) === this) this.#last.delete(lane);
    // Whoever is behind remembers this one: not everyone before it as well.
    this.#ahead = [];
    for (const goOn of this.#onLeave) goOn();
  }
}
