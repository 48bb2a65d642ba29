import { setTimeout as sleep, setImmediate as turn } from "node:timers/promises";

/** How many turns of the event loop a batch waits at most for more keys. */
const maxTurns = 4;
/** How many requests are answered per turn of the event loop. */
const answersPerTurn = 4;

/**
 * `intervalMs` for what clients ask when they reconnect. Thousands of them may do so at the same time; fewer statements for them
 * leave more of the server to everybody else.
 */
export const reconnectIntervalMs = 20;

interface LoaderOptions<Key> {
  /** Identifies a key: two keys with the same id are loaded once, and `load` returns the value under it. A string is its own id. */
  idOf?(key: Key): string;
  /** How many batches may be in progress at once, so that a slow one does not hold up all others. */
  readonly concurrency?: number;
  /** Keys per batch. */
  readonly maxBatchSize?: number;
  /**
   * The least time in milliseconds between the starts of two batches. An occasional request does not wait; requests in quick
   * succession share a batch, because a statement costs the server more than the keys in it.
   */
  readonly intervalMs?: number;
}

/**
 * Loads values by key, batching the keys requested at about the same time or while earlier batches are in progress. When
 * everybody arrives at once, the database gets a few large queries instead of thousands. Like DataLoader, but without its cache.
 *
 * A batch is loaded after its keys were requested, never before, so the answer is never older than the request.
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

  /** Waits for keys requested in this turn of the event loop, and in the next few while each brings more. */
  async function untilComplete(): Promise<void> {
    for (let turns = 0; turns < maxTurns; turns++) {
      const before = waiting.length;
      await turn();
      if (waiting.length === before || waiting.length >= maxBatchSize) return;
    }
  }

  /** Whoever gets an answer goes on with it at once: a large batch in one turn would hold up everybody else's calls. */
  async function answer(asked: readonly Asked[], values: ReadonlyMap<string, Value>): Promise<void> {
    for (const [index, { key, resolve }] of asked.entries()) {
      if (index > 0 && index % answersPerTurn === 0) await turn();
      resolve(values.get(idOf(key)));
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
        void answer(asked, values);
      } catch (error) {
        for (const { reject } of asked) reject(error);
      }
    }
    busy--;
  }

  /** @returns undefined when nothing was loaded for this key. */
  return (key: Key): Promise<Value | undefined> =>
    new Promise((resolve, reject) => {
      waiting.push({ key, resolve, reject });
      if (busy < concurrency) void work();
    });
}
