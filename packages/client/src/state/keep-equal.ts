/**
 * Structural sharing: returns `fresh`, reusing every object of `before` with the same content, at best `before` itself, so that
 * comparing by identity shows exactly what has changed. For plain JSON. Items of a list are matched by their `id` if they have
 * one, so that inserting one does not make all following items look changed.
 */
export function keepEqual<T>(before: unknown, fresh: T): T;
export function keepEqual(before: unknown, fresh: unknown): unknown {
  if (Object.is(before, fresh)) return before;
  if (Array.isArray(before) && Array.isArray(fresh)) return keepEqualList(before, fresh);
  if (!isRecord(before) || !isRecord(fresh) || Array.isArray(before) || Array.isArray(fresh)) return fresh;
  const keys = Object.keys(fresh);
  let same = keys.length === Object.keys(before).length;
  const merged: Record<string, unknown> = {};
  for (const key of keys) {
    merged[key] = keepEqual(before[key], fresh[key]);
    same &&= Object.hasOwn(before, key) && merged[key] === before[key];
  }
  return same ? before : merged;
}

function keepEqualList(before: readonly unknown[], fresh: readonly unknown[]): readonly unknown[] {
  const byId = new Map(before.map((item) => [idOf(item), item]));
  const merged = fresh.map((item, index) => {
    const id = idOf(item);
    return keepEqual(id === undefined ? before[index] : byId.get(id), item);
  });
  const same = merged.length === before.length && merged.every((item, index) => item === before[index]);
  return same ? before : merged;
}

const idOf = (item: unknown): unknown => (isRecord(item) ? item["id"] : undefined);

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
