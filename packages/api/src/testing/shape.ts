/**
 * The keys of a value at every depth, sorted, as a readable text: `{ id, user { name } }`, `[{ id }]`. For a list, the
 * keys of all items are merged. Values without keys are omitted.
 */
export function shapeOf(value: unknown): string {
  return written(keysOf(value));
}

interface Keys {
  list: boolean;
  readonly below: Map<string, Keys>;
}

function keysOf(value: unknown, keys: Keys = { list: false, below: new Map() }): Keys {
  if (Array.isArray(value)) {
    keys.list = true;
    for (const item of value) keysOf(item, keys);
  } else if (value !== null && typeof value === "object" && !(value instanceof Date)) {
    for (const [key, inside] of Object.entries(value)) keys.below.set(key, keysOf(inside, keys.below.get(key)));
  }
  return keys;
}

function written({ list, below }: Keys): string {
  const inside = [...below].map(([key, keys]) => [key, written(keys)].filter(Boolean).join(" ")).sort();
  const object = inside.length > 0 ? `{ ${inside.join(", ")} }` : "";
  return list ? `[${object}]` : object;
}
