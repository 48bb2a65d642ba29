import { createKeyedStorage, parseOutgoing } from "./keyed-storage.ts";
import type { OutboxStorage } from "./outgoing.ts";
import { storedKeys, type TextStorage } from "./text-storage.ts";

interface StorageEvents {
  addEventListener?(type: "storage", listener: (event: StorageChange) => void): void;
  removeEventListener?(type: "storage", listener: (event: StorageChange) => void): void;
}

interface StorageChange {
  readonly key: string | null;
  readonly newValue: string | null;
}

const prefix = "parley.outbox:";

/** Keeps outgoing messages in a browser, for all of its tabs. */
export function localStorageOutbox(
  storage: TextStorage,
  page: StorageEvents = globalThis as unknown as StorageEvents,
): OutboxStorage {
  return {
    ...createKeyedStorage({
      list: () => storedKeys(storage, prefix).map((key) => storage.getItem(key) ?? ""),
      put: (id, text) => storage.setItem(`${prefix}${id}`, text),
      remove: (id) => storage.removeItem(`${prefix}${id}`),
    }),
    onGone(listener) {
      const onStorage = ({ key, newValue }: StorageChange) => {
        if (key?.startsWith(prefix) && newValue === null) listener(key.slice(prefix.length));
      };
      page.addEventListener?.("storage", onStorage);
      return () => page.removeEventListener?.("storage", onStorage);
    },
  };
}

const outgoingKeys = (storage: TextStorage, userId: string): string[] =>
  storedKeys(storage, prefix).filter((key) => parseOutgoing(storage.getItem(key) ?? "")?.userId === userId);

/** How many messages this person has not sent, in all tabs. */
export const countOutgoing = (storage: TextStorage, userId: string): number => outgoingKeys(storage, userId).length;

/** Deletes everything that this person has not sent, from all tabs: after a sign-out nobody must find it there. */
export function forgetOutgoing(storage: TextStorage, userId: string): void {
  for (const key of outgoingKeys(storage, userId)) storage.removeItem(key);
}
