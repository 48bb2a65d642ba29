interface GatherOptions {
  /** Questions that may be on their way at the same time, so that a slow one does not hold up all others. */
  readonly atOnce?: number;
  /** Keys in one question. */
  readonly most?: number;
}

/**
 * Asks for many keys at once: what is asked for while answers are on their way is asked together after them. When everybody
 * comes at the same moment, the database gets a few large questions in place of thousands.
 *
 * Each question is put after its keys were asked for, never before, so that the answer holds what was true at that time
 * or later.
 */
export function gather<Key, Value>(
  load: (keys: Key[]) => Promise<ReadonlyMap<Key, Value>>,
  { atOnce = 1, most = 200 }: GatherOptions = {},
) {
  interface Asked {
    readonly key: Key;
    resolve(value: Value | undefined): void;
    reject(error: unknown): void;
  }
  let waiting: Asked[] = [];
  let busy = 0;

  async function work(): Promise<void> {
    busy++;
    while (waiting.length > 0) {
      const asked = waiting.slice(0, most);
      waiting = waiting.slice(most);
      try {
        const values = await load([...new Set(asked.map(({ key }) => key))]);
        for (const { key, resolve } of asked) resolve(values.get(key));
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
      if (busy < atOnce) void work();
    });
}
