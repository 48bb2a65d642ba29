import type { Evidence } from "./evidence.ts";

/**
 * Changes that need not have been delivered: the server lost its database connection during the commit, responded that
 * the outcome is unknown, and could not publish an event. Clients find these changes by the gap in the numbers.
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
