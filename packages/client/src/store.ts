import { reduce } from "./state/reduce.ts";
import { type ClientEvent, initialState, type ParleyState } from "./state/state.ts";

/** The client's state for views: immutable, and the same object as long as nothing changes. */
export interface Store {
  getState(): ParleyState;
  /** @returns a function that unsubscribes. */
  subscribe(listener: () => void): () => void;
}

/** Milliseconds on a monotonic clock. */
export const now = (): number => performance.now();

/** A store whose state only the reducer changes. Listeners are called once per call of `apply`. */
export function createStore(onError: (error: unknown) => void): Store & {
  apply(events: readonly ClientEvent[]): void;
} {
  let state: ParleyState = initialState;
  const listeners = new Set<() => void>();
  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    apply(events) {
      const before = state;
      for (const event of events) state = reduce(state, event, now());
      if (state !== before) tellAll(listeners, onError);
    },
  };
}

/** Calls all listeners; one that throws does not affect the others. */
function tellAll(listeners: Iterable<() => void>, onError: (error: unknown) => void): void {
  for (const listener of listeners) {
    try {
      listener();
    } catch (error) {
      onError(error);
    }
  }
}
