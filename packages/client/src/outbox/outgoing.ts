/** A message that its author already sees and the server has not stored yet. */
export interface Outgoing {
  /** The id of the stored message, so that sending it again stores nothing twice. */
  readonly id: string;
  readonly chatId: string;
  /** The author; null when a program sends before it knows who it is. */
  readonly userId: string | null;
  readonly text: string;
  readonly createdAt: string;
  /** `failed`: it is not sent again until its author retries. */
  readonly state: "sending" | "failed";
  /** Why it failed or, while it is sending, why the last try did. */
  readonly error?: unknown;
  /** Whether some try got no answer that says what became of it: the message may be stored, whatever the last error says. */
  readonly mayBeStored?: boolean;
}

/** Where outgoing messages survive a restart. */
export interface OutboxStorage {
  /** Everything that is stored, including messages of other tabs, programs and people. */
  load(): readonly Outgoing[] | Promise<readonly Outgoing[]>;
  /** Stores these messages, and removes others that this outbox saved before. What others stored stays. */
  save(all: readonly Outgoing[]): void | Promise<void>;
  /** Calls back when another tab has removed a message. @returns a function that unsubscribes. */
  onGone?(listener: (id: string) => void): () => void;
}
