import { setImmediate as turn } from "node:timers/promises";

/** How many turns of the event loop a batch waits at most for more keys. */
const maxTurns = 4;
/** How many requests are answered per turn of the event loop. */
const answersPerTurn = 4;

/** How often a loader may load. */
export interface LoaderPace {
  /**
   * The least time in milliseconds between the starts of two batches, on average, unless the second is full. Requests in quick
   * succession share a batch, because a statement costs the server more than the keys in it.
   */
  readonly intervalMs?: number;
  /** How many batches may start ahead of this pace, so that occasional requests do not wait. */
  readonly burst?: number;
}

/**
 * For what clients request when they reconnect. Thousands of them may do so at the same time, and fewer statements for them leave
 * more of the server to everybody else. Fifty a second, one after the other, are within the pace and do not wait.
 */
export const reconnectPace: LoaderPace = { intervalMs: 15, burst: 4 };

interface LoaderOptions<Key> extends LoaderPace {
  /** Identifies a key: two keys with the same id are loaded once, and `load` returns the value under it. A string is its own id. */
  idOf?(key: Key): string;
  /** How many batches may be in progress at once, so that a slow one does not hold up all others. */
  readonly concurrency?: number;
  /** Keys per batch, not counting the same one twice. */
  readonly maxBatchSize?: number;
}

/**
 * Loads values by key, batching the keys requested at about the same time or while earlier batches are in progress. When
 * everybody arrives at once, the database gets a few large queries instead of thousands. Like DataLoader, but without its cache.
 *
 * A batch is loaded after its keys were requested, never before, so the answer is never older than the request.
 */
export function createLoader<Key, Value>(
  load: (keys: Key[]) => Promise<ReadonlyMap<string, Value>>,
  { idOf = String, concurrency = 1, maxBatchSize = 200, intervalMs = 5, burst = 0 }: LoaderOptions<Key> = {},
) {
  /** A key that is to be loaded, with everyone who has requested it. */
  interface Asked {
    readonly key: Key;
    readonly by: { resolve(value: Value | undefined): void; reject(error: unknown): void }[];
  }
  /** By id, in the order of the first requests. */
  const waiting = new Map<string, Asked>();
  let busy = 0;
  let nextAt = Number.NEGATIVE_INFINITY;

  /** Waits for keys requested in this turn of the event loop, and in the next few while each brings more. */
  async function untilComplete(): Promise<void> {
    for (let turns = 0; turns < maxTurns; turns++) {
      const before = waiting.size;
      await turn();
      if (waiting.size === before || waiting.size >= maxBatchSize) return;
    }
  }

  function takeBatch(): Map<string, Asked> {
    const batch = new Map<string, Asked>();
    for (const [id, asked] of waiting) {
      if (batch.size === maxBatchSize) break;
      batch.set(id, asked);
      waiting.delete(id);
    }
    return batch;
  }

  /** Whoever gets an answer goes on with it at once: a large batch in one turn would hold up everybody else's calls. */
  async function answer(batch: ReadonlyMap<string, Asked>, values: ReadonlyMap<string, Value>): Promise<void> {
    let answered = 0;
    for (const [id, { by }] of batch) {
      for (const { resolve } of by) {
        if (answered > 0 && answered % answersPerTurn === 0) await turn();
        answered++;
        resolve(values.get(id));
      }
    }
  }

  async function work(): Promise<void> {
    busy++;
    while (waiting.size > 0) {
      await untilComplete();
      const early = nextAt - performance.now();
      // A full batch gains nothing by waiting, and those behind it would wait, too.
      if (early > 0 && waiting.size < maxBatchSize) await new Promise((resolve) => setTimeout(resolve, early));
      const batch = takeBatch();
      if (batch.size === 0) continue;
      const now = performance.now();
      // A full batch that starts early makes no debt: the next one never waits for more than an interval.
      nextAt = Math.max(Math.min(nextAt, now), now - burst * intervalMs) + intervalMs;
      try {
        const values = await load([...batch.values()].map(({ key }) => key));
        void answer(batch, values);
      } catch (error) {
        for (const { by } of batch.values()) for (const { reject } of by) reject(error);
      }
    }
    busy--;
  }

  /** @returns undefined when nothing was loaded for this key. */
  return (key: Key): Promise<Value | undefined> =>
    new Promise((resolve, reject) => {
      const id = idOf(key);
      const asked = waiting.get(id);
      if (asked) asked.by.push({ resolve, reject });
      else waiting.set(id, { key, by: [{ resolve, reject }] });
      if (busy < concurrency) void work();
    });
}
