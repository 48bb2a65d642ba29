import { storedKeys, type TextStorage } from "@parley/client";

/**
 * The browser's storage, if it has one. Values that it refuses, because it is full or disabled as in some private windows, are kept
 * as long as the page is open. Never throws, so callers need no `try`.
 */
export function createPageStorage(browser: () => TextStorage): TextStorage {
  const kept = new Map<string, string>();

  function attempt<T>(act: (storage: TextStorage) => T, otherwise: T): T {
    try {
      return act(browser());
    } catch {
      return otherwise;
    }
  }

  function keys(): string[] {
    const stored = attempt(storedKeys, []);
    return [...new Set([...stored, ...kept.keys()])];
  }

  function removeItem(key: string): void {
    kept.delete(key);
    attempt((storage) => storage.removeItem(key), undefined);
  }

  return {
    get length() {
      return keys().length;
    },
    key: (index) => keys()[index] ?? null,
    getItem: (key) => kept.get(key) ?? attempt((storage) => storage.getItem(key), null),
    setItem(key, text) {
      const stored = attempt((storage) => {
        storage.setItem(key, text);
        return true;
      }, false);
      if (stored) return void kept.delete(key);
      // Otherwise the next page would find the old value.
      removeItem(key);
      kept.set(key, text);
    },
    removeItem,
  };
}

export const pageStorage = createPageStorage(() => localStorage);
