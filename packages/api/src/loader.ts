import { setTimeout as sleep, setImmediate as turn } from "node:timers/promises";

/** Turns of the event loop that a batch waits at most: short ones, unless thousands come at once, of whom each brings some. */
const maxTurns = 4;

interface LoaderOptions<Key> {
  /** What makes two keys the same one, and where the answer has its value. A key that is a string is that itself. */
  idOf?(key: Key): string;
  /** How many batches may be under way at the same time, so that a slow one does not hold up all others. */
  readonly concurrency?: number;
  /** Keys of one batch. */
  readonly maxBatchSize?: number;
  /**
   * Milliseconds from the beginning of a batch to that of the next, at least. Who asks now and then waits for nothing; of those
   * who come one after another, more come together. A statement costs the server more than the keys in it.
   */
  readonly intervalMs?: number;
}

/**
 * Loads by key, many keys at once: those of all who ask at about the same time, or while batches are under way.
 * When everybody comes at the same moment, the database gets a few large queries in place of thousands. Like DataLoader, but
 * without its cache.
 *
 * A batch is loaded after its keys were asked for, never before, so the answer holds what was true at that time or later.
 */
export function createLoader<Key, Value>(
  load: (keys: Key[]) => Promise<ReadonlyMap<string, Value>>,
  { idOf = String, concurrency = 1, maxBatchSize = 200, intervalMs = 5 }: LoaderOptions<Key> = {},
) {
  interface Asked {
    readonly key: Key;
    resolve(value: Value | undefined): void;
    reject(error: unknown): void;
  }
  let waiting: Asked[] = [];
  let busy = 0;
  let nextAt = 0;

  /** Whoever asks in the same turn of the event loop comes along, and in the next few, as long as each brings somebody. */
  async function untilComplete(): Promise<void> {
    for (let turns = 0; turns < maxTurns; turns++) {
      const before = waiting.length;
      await turn();
      if (waiting.length === before || waiting.length >= maxBatchSize) return;
    }
  }

  async function work(): Promise<void> {
    busy++;
    while (waiting.length > 0) {
      const early = nextAt - performance.now();
      if (early > 0) await sleep(early);
      await untilComplete();
      const asked = waiting.slice(0, maxBatchSize);
      if (asked.length === 0) continue;
      waiting = waiting.slice(maxBatchSize);
      nextAt = performance.now() + intervalMs;
      try {
        const keys = new Map(asked.map(({ key }) => [idOf(key), key]));
        const values = await load([...keys.values()]);
        for (const { key, resolve } of asked) resolve(values.get(idOf(key)));
      } catch (error) {
        for (const { reject } of asked) reject(error);
      }
    }
    busy--;
  }

  /** @returns undefined when the answer has nothing under this key. */
  return (key: Key): Promise<Value | undefined> =>
    new Promise((resolve, reject) => {
      waiting.push({ key, resolve, reject });
      if (busy < concurrency) void work();
    });
}
