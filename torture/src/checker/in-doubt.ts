import type { Evidence } from "./evidence.ts";

/**
 * Changes that nobody need have been told of: the server lost its database in the middle of the commit, answered that it
 * does not know, and could not tell of what it did not know. Clients find them by the hole in the numbers.
 */
export class InDoubt {
  readonly #messageAt = new Map<string, string>();
  readonly #broken = new Set<string>();
  readonly #brokenChats = new Set<string>();

  constructor(evidence: Evidence) {
    for (const path of ["messages.send", "messages.edit", "messages.delete"] as const) {
      for (const { input, result } of evidence.of(path)) {
        if (result.outcome !== "unknown" || !result.broken) continue;
        this.#broken.add("id" in input ? input.id : input.messageId);
        this.#brokenChats.add(input.chatId);
      }
    }
    if (this.#broken.size === 0) return;
    for (const { message } of evidence.sightings) this.#messageAt.set(`${message.chatId} ${message.rev}`, message.id);
  }

  has(chatId: string, rev: number): boolean {
    const message = this.#messageAt.get(`${chatId} ${rev}`);
    return message === undefined ? this.#brokenChats.has(chatId) : this.#broken.has(message);
  }
}
