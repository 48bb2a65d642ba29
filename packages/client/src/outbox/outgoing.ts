/** A message that its author already sees and the server has not stored yet. */
export interface Outgoing {
  /** The id that the stored message will have, so that sending it again stores nothing twice. */
  readonly id: string;
  readonly chatId: string;
  /** Who wrote it; null where a program sends before it has asked who it is. */
  readonly userId: string | null;
  readonly text: string;
  readonly createdAt: string;
  /** `failed`: it is not sent again until its author asks for it. */
  readonly state: "sending" | "failed";
  readonly error?: unknown;
}

/** Where outgoing messages survive a restart. */
export interface OutboxStorage {
  /** Everything that is stored, including what other tabs and programs keep, and for other people. */
  load(): readonly Outgoing[] | Promise<readonly Outgoing[]>;
  /** Stores these, and removes those that this outbox saved before and that are not among them. What others store stays. */
  save(all: readonly Outgoing[]): void | Promise<void>;
  /** Calls back when another tab has removed a message. @returns a function that ends it. */
  onGone?(listener: (id: string) => void): () => void;
}
