import type { Emitted } from "./events.ts";

/** The fast path from a commit to its listeners. The database stays the source of truth: clients recover a lost event from it. */
export interface EventBus {
  publish(emitted: Emitted): void;
  /** @returns a function that ends the subscription. */
  subscribe(listener: (emitted: Emitted) => void): () => void;
}

/** The bus of a single process. A listener that throws does not affect the others. */
export function createInProcessBus(onError: (error: unknown, what: string) => void): EventBus {
  const listeners = new Set<(emitted: Emitted) => void>();
  return {
    publish(emitted) {
      for (const listener of listeners) {
        try {
          listener(emitted);
        } catch (error) {
          onError(error, "a listener of the event bus failed");
        }
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
