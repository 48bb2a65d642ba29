/** The part of `localStorage` that is needed. */
export interface TextStorage {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, text: string): void;
  removeItem(key: string): void;
}

/** The keys that begin with `prefix`, as an array, so that removing entries while iterating skips none. */
export const storedKeys = (storage: TextStorage, prefix = ""): string[] =>
  Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "").filter((key) =>
    key.startsWith(prefix),
  );
