import type { OutboxOptions } from "../outbox/outbox.ts";
import type { Message } from "../wire.ts";
import { exampleMessage } from "./examples.ts";

export type Answer = "ok" | "lost answer" | "no network" | "refused" | "never";

/** A server that gives these answers in turn, and then succeeds; it stores each id once, as the real one does. */
export function createSendingServer(answers: Answer[] = []) {
  const stored = new Map<string, Message>();
  let asked = 0;
  const wiring = {
    async send({ id, chatId, text }) {
      asked++;
      const answer = answers.shift() ?? "ok";
      if (answer === "never") return new Promise<never>(() => {});
      const known = stored.get(id) ?? exampleMessage(stored.size + 1, { id, chatId, text });
      if (answer === "ok" || answer === "lost answer") stored.set(id, known);
      if (answer !== "ok") throw new Error(answer);
      return known;
    },
    onSent() {},
    retryAfter: (error, { connected }) =>
      error instanceof Error && error.message !== "refused" && connected < 3 ? 0 : undefined,
    isCutOff: () => false,
    isOutcomeUnknown: (error) => error instanceof Error && error.message !== "refused",
    wait: async () => false,
    userId: () => "ana",
    onError(error) {
      throw error;
    },
  } satisfies OutboxOptions;
  return {
    wiring,
    asked: () => asked,
    ids: () => [...stored.keys()],
    messages: () => [...stored.values()],
    said: () => [...stored.values()].map(({ text }) => text),
  };
}
