/**
 * How far a reader has come in each of its chats. What comes twice is an error here. What is overtaken by a later change is
 * counted, for it makes every client ask for what was missing; what never comes is a loss, and {@link reached} says so.
 */
export class Progress {
  readonly #revs: Map<string, number>;
  /** Changes that a later one has overtaken, as {@link keyOf} names them. */
  readonly #missing = new Set<string>();
  /** What came while the reader asks for what it missed. */
  #held: { chatId: string; rev: number }[] | undefined;
  #overtaken = 0;

  /** @param revs where each chat of the reader stands */
  constructor(revs: ReadonlyMap<string, number>) {
    this.#revs = new Map(revs);
  }

  get revs(): ReadonlyMap<string, number> {
    return this.#revs;
  }

  /** How many changes came after a later one of the same chat. */
  get overtaken(): number {
    return this.#overtaken;
  }

  /** @throws an error that says what came twice, or to the wrong reader. */
  take(chatId: string, rev: number): void {
    if (this.#held) {
      this.#held.push({ chatId, rev });
      return;
    }
    const known = this.#revs.get(chatId);
    if (rev - 1 === known) this.#revs.set(chatId, rev);
    else this.#takeElsewhere(chatId, rev, known);
  }

  #takeElsewhere(chatId: string, rev: number, known: number | undefined): void {
    if (known === undefined) throw new Error(`Change ${rev} came of chat ${chatId}, which is none of this reader's.`);
    if (rev > known) {
      for (let missing = known + 1; missing < rev; missing++) this.#missing.add(keyOf(chatId, missing));
      this.#revs.set(chatId, rev);
    } else if (this.#missing.delete(keyOf(chatId, rev))) this.#overtaken++;
    else throw new Error(`Change ${rev} of chat ${chatId} came twice: after it, ${known} had come.`);
  }

  /** From now on there may be holes, until {@link endCatchUp}. */
  beginCatchUp(): void {
    this.#held ??= [];
  }

  /** The client has asked the server: it knows all of a chat up to here. */
  catchUp(chatId: string, rev: number): void {
    this.#revs.set(chatId, Math.max(rev, this.#revs.get(chatId) ?? 0));
  }

  /** Applies what came meanwhile. */
  endCatchUp(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    const asked = new Map(this.#revs);
    for (const { chatId, rev } of held) if (rev > (asked.get(chatId) ?? 0)) this.take(chatId, rev);
  }

  /** Whether everything is known up to `revs`. Chats that are not among those do not count. */
  reached(revs: ReadonlyMap<string, number>): boolean {
    if (this.#held || this.#missing.size > 0) return false;
    for (const [chatId, rev] of this.#revs) if (rev < (revs.get(chatId) ?? 0)) return false;
    return true;
  }

  /** A sentence about one of the changes that keep this reader from `revs`, or undefined when there are none. */
  whatIsMissing(revs: ReadonlyMap<string, number>): string | undefined {
    for (const key of this.#missing) return `${key} was lost`;
    const chat = [...this.#revs].find(([id, rev]) => rev < (revs.get(id) ?? 0));
    return chat && `chat ${chat[0]} ends at ${chat[1]} of ${revs.get(chat[0])}`;
  }
}

const keyOf = (chatId: string, rev: number) => `change ${rev} of chat ${chatId}`;
