import type { localStorageOutbox, TextStorage } from "../outbox/local-storage-outbox.ts";

type Page = NonNullable<Parameters<typeof localStorageOutbox>[1]>;
type Listener = Parameters<NonNullable<Page["addEventListener"]>>[1];

/** A `localStorage` with its tabs. All of them hear of what goes; a browser spares the one that did it. */
export function createTextStorage() {
  const texts = new Map<string, string>();
  const listeners = new Set<Listener>();
  const storage: TextStorage = {
    get length() {
      return texts.size;
    },
    key: (index) => [...texts.keys()][index] ?? null,
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, text) => void texts.set(key, text),
    removeItem(key) {
      texts.delete(key);
      for (const listener of listeners) listener({ key, newValue: null });
    },
  };
  const page = (): Page => ({
    addEventListener: (_type, listener) => void listeners.add(listener),
    removeEventListener: (_type, listener) => void listeners.delete(listener),
  });
  return { storage, page };
}
