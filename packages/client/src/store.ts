import { reduce } from "./state/reduce.ts";
import { type ClientEvent, initialState, type ParleyState } from "./state/state.ts";

/** What a client knows, for views: immutable, and the same object as long as nothing changes. */
export interface Store {
  getState(): ParleyState;
  /** @returns a function that ends it. */
  subscribe(listener: () => void): () => void;
}

/** Milliseconds on a clock that does not go back. */
export const now = (): number => performance.now();

/** A store whose state only the reducer changes. Listeners are called once for all events of one call. */
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

/** Calls all; one that throws costs the others nothing. */
function tellAll(listeners: Iterable<() => void>, onError: (error: unknown) => void): void {
  for (const listener of listeners) {
    try {
      listener();
    } catch (error) {
      onError(error);
    }
  }
}
