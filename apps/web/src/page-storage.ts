import { storedKeys, type TextStorage } from "@parley/client";

/**
 * The browser's storage, where there is one. What it refuses, because it is full or forbidden as in some private windows, is
 * kept for as long as the page lives. Never throws, so that callers need no `try`.
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
      // Else the next page would take up what was there before.
      removeItem(key);
      kept.set(key, text);
    },
    removeItem,
  };
}

export const pageStorage = createPageStorage(() => localStorage);
