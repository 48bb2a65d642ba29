/** A message that its author sees already and the server has yet to store. */
export interface Outgoing {
  /** The id that the stored message will have, so that sending it again stores nothing twice. */
  readonly id: string;
  readonly chatId: string;
  /** Who wrote it; null where a program sends before it has asked who it is. */
  readonly userId: string | null;
  readonly text: string;
  readonly createdAt: string;
  /** `failed`: nothing is tried any more until its author says so. */
  readonly state: "sending" | "failed";
  readonly error?: unknown;
}

/** Where outgoing messages survive a restart. */
export interface OutboxStorage {
  /** Everything that is kept, also by other tabs and programs, and for other people. */
  load(): readonly Outgoing[] | Promise<readonly Outgoing[]>;
  /** Keeps these, and lets go those that were saved before and are not among them. What others keep stays. */
  save(all: readonly Outgoing[]): void | Promise<void>;
  /** Calls back when another tab has let one go. @returns what ends it. */
  onGone?(listener: (id: string) => void): () => void;
}
