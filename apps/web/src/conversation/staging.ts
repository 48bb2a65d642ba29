import { useLayoutEffect, useReducer, useRef } from "react";
import type { Row } from "./rows.ts";

type Rows = readonly Row[];

interface Stage {
  /** What to show now. */
  readonly rows: Rows;
  /** Whether rows came or went at the start, so that the list holds its place from the end. */
  readonly shift: boolean;
}

const idAt = (rows: Rows, index: number) => rows.at(index)?.entry.id;
const has = (rows: Rows, id: string | undefined) => rows.some((row) => row.entry.id === id);

/**
 * The list can hold still for a change at its start or at its end, but not for both at once. When older messages and a
 * new one come together, the older ones go first.
 */
export function stage(before: Rows, next: Rows): Stage {
  const first = idAt(before, 0);
  const startChanged = first !== undefined && next.length > 0 && first !== idAt(next, 0);
  if (!startChanged) return { rows: next, shift: false };
  if (!has(next, first) && !has(before, idAt(next, 0))) return { rows: next, shift: false };
  const last = next.findLastIndex((row) => row.entry.id === idAt(before, -1));
  return { rows: last < 0 ? next : next.slice(0, last + 1), shift: last >= 0 };
}

/** Rows as the list can take them, one kind of change at a time. */
export function useStaged(next: Rows): Stage {
  const before = useRef<Rows>(next);
  const [, showRest] = useReducer((count: number) => count + 1, 0);
  const staged = stage(before.current, next);
  useLayoutEffect(() => {
    before.current = staged.rows;
    if (staged.rows.length !== next.length) showRest();
  });
  return staged;
}
