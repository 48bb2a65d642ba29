import type { Emitted } from "./events.ts";

/** The fast way from a commit to whoever listens. The database stays the truth: a lost event is caught up from there. */
export interface EventBus {
  publish(emitted: Emitted): void;
  /** @returns a function that ends the subscription. */
  subscribe(listener: (emitted: Emitted) => void): () => void;
}

/** The bus of a single node. A listener that throws costs the others nothing. */
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
