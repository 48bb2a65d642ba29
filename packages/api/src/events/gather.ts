/**
 * Asks for many keys at once: what is asked for while an answer is on its way is asked together after it. When everybody
 * comes back at the same moment, the database gets a few large questions in place of thousands.
 *
 * Each question is put after its keys were asked for, never before, so that the answer holds what was true at that time
 * or later.
 */
export function gather<Key, Value>(load: (keys: Key[]) => Promise<ReadonlyMap<Key, Value>>, most = 200) {
  interface Asked {
    readonly key: Key;
    resolve(value: Value | undefined): void;
    reject(error: unknown): void;
  }
  let waiting: Asked[] = [];
  let busy = false;

  async function work(): Promise<void> {
    busy = true;
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
    busy = false;
  }

  /** @returns undefined when the answer has nothing under this key. */
  return (key: Key): Promise<Value | undefined> =>
    new Promise((resolve, reject) => {
      waiting.push({ key, resolve, reject });
      if (!busy) void work();
    });
}
