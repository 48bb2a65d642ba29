import type { localStorageOutbox } from "../outbox/local-storage-outbox.ts";
import type { TextStorage } from "../outbox/text-storage.ts";

type Page = NonNullable<Parameters<typeof localStorageOutbox>[1]>;
type Listener = Parameters<NonNullable<Page["addEventListener"]>>[1];

/**
 * A `localStorage` shared by tabs, which refuses a text of more than `room` characters. All tabs are notified of a
 * removal; a real browser omits the tab that caused it.
 */
export function createTextStorage({ room = Number.POSITIVE_INFINITY } = {}) {
  const texts = new Map<string, string>();
  const listeners = new Set<Listener>();
  const storage: TextStorage = {
    get length() {
      return texts.size;
    },
    key: (index) => [...texts.keys()][index] ?? null,
    getItem: (key) => texts.get(key) ?? null,
    setItem(key, text) {
      if (text.length > room) throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
      texts.set(key, text);
    },
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
