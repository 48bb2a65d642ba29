/** How far a reader has come in each of its chats. Whatever is lost, comes twice or out of order is an error here. */
export class Positions {
  readonly #revs: Map<string, number>;
  /** What came while the reader asks for what it missed. */
  #held: { chatId: string; rev: number }[] | undefined;

  /** @param revs where each chat of the reader stands */
  constructor(revs: ReadonlyMap<string, number>) {
    this.#revs = new Map(revs);
  }

  get revs(): ReadonlyMap<string, number> {
    return this.#revs;
  }

  /** @throws an error that says what was lost, or came twice. */
  take(chatId: string, rev: number): void {
    if (this.#held) {
      this.#held.push({ chatId, rev });
      return;
    }
    const known = this.#revs.get(chatId);
    if (rev - 1 !== known) throw new Error(explain(chatId, rev, known));
    this.#revs.set(chatId, rev);
  }

  /** From now on there may be holes, until {@link endCatchUp}. */
  beginCatchUp(): void {
    this.#held ??= [];
  }

  /** The client has asked the server: it knows all of a chat up to here. */
  catchUp(chatId: string, rev: number): void {
    this.#revs.set(chatId, Math.max(rev, this.#revs.get(chatId) ?? 0));
  }

  /** Applies what came meanwhile. @throws when there is still a hole. */
  endCatchUp(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const { chatId, rev } of held) if (rev > (this.#revs.get(chatId) ?? 0)) this.take(chatId, rev);
  }

  /** Whether everything is known up to `revs`. Chats that are not among those do not count. */
  reached(revs: ReadonlyMap<string, number>): boolean {
    if (this.#held) return false;
    for (const [chatId, rev] of this.#revs) if (rev < (revs.get(chatId) ?? 0)) return false;
    return true;
  }
}

function explain(chatId: string, rev: number, known: number | undefined): string {
  if (known === undefined) return `Change ${rev} came of chat ${chatId}, which is none of this reader's.`;
  if (rev <= known) return `Change ${rev} of chat ${chatId} came after ${known} had come.`;
  return `Change ${rev} of chat ${chatId} came after ${known}: ${rev - known - 1} were lost.`;
}
