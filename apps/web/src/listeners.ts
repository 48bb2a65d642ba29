/** Those who want to hear of changes, in the form that `useSyncExternalStore` asks for. */
export interface Listeners {
  /** @returns a function that ends it. */
  subscribe(listener: () => void): () => void;
  tell(): void;
}

export function createListeners(): Listeners {
  const all = new Set<() => void>();
  return {
    subscribe(listener) {
      all.add(listener);
      return () => void all.delete(listener);
    },
    tell() {
      for (const listener of all) listener();
    },
  };
}
