import type { OutboxStorage, Outgoing } from "./outgoing.ts";

/** A place that keeps texts under ids. */
export interface Keep {
  list(): readonly string[] | Promise<readonly string[]>;
  put(id: string, text: string): void | Promise<void>;
  remove(id: string): void | Promise<void>;
}

/**
 * Keeps each message by itself, so that several tabs or programs share a place without taking away what another one put
 * there. Two that send the same message do no harm: its id lets the server store it once.
 */
export function createKeyedStorage({ list, put, remove }: Keep): OutboxStorage {
  const saved = new Map<string, string>();
  /** What was there already, and need not be put there again. */
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
      // First, as it makes room.
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

/** Reads what was kept; undefined for what is no message of ours: a file that was cut short, something foreign. */
export function parseOutgoing(text: string): Outgoing | undefined {
  try {
    const value = JSON.parse(text) as Partial<Record<keyof Outgoing, unknown>> | null;
    const texts = [value?.id, value?.chatId, value?.text, value?.createdAt, value?.state];
    return texts.every((one) => typeof one === "string") ? (value as unknown as Outgoing) : undefined;
  } catch {
    return undefined;
  }
}
