import type { OutboxStorage, Outgoing } from "./outgoing.ts";

/** A key-value store for texts. */
export interface Keep {
  list(): readonly string[] | Promise<readonly string[]>;
  put(id: string, text: string): void | Promise<void>;
  remove(id: string): void | Promise<void>;
}

/**
 * Stores each message under its own key, so that several tabs or programs can share a store without removing each other's
 * messages. If two of them send the same message it does no harm: its id lets the server store it once.
 */
export function createKeyedStorage({ list, put, remove }: Keep): OutboxStorage {
  const saved = new Map<string, string>();
  /** What was already there, and need not be written again. */
  const found = new Map<string, string>();
  return {
    async load() {
      const all: Outgoing[] = [];
      for (const text of await list()) {
        const message = parseOutgoing(text);
        if (!message) continue;
        all.push(message);
        found.set(message.id, text);
      }
      return all.sort((a, b) => (a.id < b.id ? -1 : 1));
    },
    async save(all) {
      const texts = new Map(all.map(({ error: _, ...message }) => [message.id, JSON.stringify(message)]));
      // Removals first, to free space.
      for (const id of [...saved.keys()]) {
        if (texts.has(id)) continue;
        await remove(id);
        saved.delete(id);
      }
      for (const [id, text] of texts) {
        if (saved.get(id) === text) continue;
        if (found.get(id) !== text) await put(id, text);
        found.delete(id);
        saved.set(id, text);
      }
    },
  };
}

/** Parses a stored message; undefined for anything else, such as a truncated or foreign file. */
export function parseOutgoing(text: string): Outgoing | undefined {
  try {
    const value = JSON.parse(text) as Partial<Record<keyof Outgoing, unknown>> | null;
    const texts = [value?.id, value?.chatId, value?.text, value?.createdAt, value?.state];
    return texts.every((one) => typeof one === "string") ? (value as unknown as Outgoing) : undefined;
  } catch {
    return undefined;
  }
}
