/**
 * How far a reader has come in each of its chats. A duplicate throws. A change that arrives after a later one is
 * counted, because it makes every real client fetch what seemed to be missing. A change that never arrives keeps {@link
 * reached} false.
 */
export class Progress {
  readonly #revs: Map<string, number>;
  /** Changes that a later one has overtaken, by {@link keyOf}. */
  readonly #missing = new Set<string>();
  /** Changes that arrive during a catch-up. */
  #held: { chatId: string; rev: number }[] | undefined;
  #overtaken = 0;

  /** @param revs the last revision that the reader knows of each of its chats */
  constructor(revs: ReadonlyMap<string, number>) {
    this.#revs = new Map(revs);
  }

  get revs(): ReadonlyMap<string, number> {
    return this.#revs;
  }

  /** How many changes arrived after a later one of the same chat. */
  get overtaken(): number {
    return this.#overtaken;
  }

  /** @throws for a duplicate, and for a change that the reader must not receive */
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

  /** Allows gaps until {@link endCatchUp}. */
  beginCatchUp(): void {
    this.#held ??= [];
  }

  /** Records that a response covered all changes of a chat up to `rev`. */
  catchUp(chatId: string, rev: number): void {
    this.#revs.set(chatId, Math.max(rev, this.#revs.get(chatId) ?? 0));
  }

  /** Applies the changes that arrived during the catch-up. */
  endCatchUp(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    const asked = new Map(this.#revs);
    for (const { chatId, rev } of held) if (rev > (asked.get(chatId) ?? 0)) this.take(chatId, rev);
  }

  /** Whether everything up to `revs` is known. Chats that are not in `revs` do not count. */
  reached(revs: ReadonlyMap<string, number>): boolean {
    if (this.#held || this.#missing.size > 0) return false;
    for (const [chatId, rev] of this.#revs) if (rev < (revs.get(chatId) ?? 0)) return false;
    return true;
  }

  /** Describes one of the changes missing up to `revs`, or undefined if none is missing. */
  whatIsMissing(revs: ReadonlyMap<string, number>): string | undefined {
    for (const key of this.#missing) return `${key} was lost`;
    const chat = [...this.#revs].find(([id, rev]) => rev < (revs.get(id) ?? 0));
    return chat && `chat ${chat[0]} ends at ${chat[1]} of ${revs.get(chat[0])}`;
  }
}

const keyOf = (chatId: string, rev: number) => `change ${rev} of chat ${chatId}`;
