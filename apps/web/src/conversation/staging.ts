import { useLayoutEffect, useReducer, useRef, useState } from "react";
import type { Row } from "./rows.ts";

type Rows = readonly Row[];

interface Stage {
  /** What to show now. */
  readonly rows: Rows;
  /** Whether rows came or went at the start, so that the list holds its place from the end. */
  readonly shift: boolean;
}

const idAt = (rows: Rows, index: number) => rows.at(index)?.entry.id;
const indexOf = (rows: Rows, id: string | undefined) => rows.findIndex((row) => row.entry.id === id);

/**
 * The list can hold still for a change at its start or at its end, but not for both at once. When older messages come
 * while the end changes too (a new message, or the newest are forgotten), the end keeps its shape for one more step.
 */
export function stage(before: Rows, next: Rows): Stage {
  const first = idAt(before, 0);
  const startChanged = first !== undefined && next.length > 0 && first !== idAt(next, 0);
  if (!startChanged) return { rows: next, shift: false };
  if (indexOf(next, first) < 0 && indexOf(before, idAt(next, 0)) < 0) return { rows: next, shift: false };

  const end = indexOf(next, idAt(before, -1));
  if (end >= 0) return { rows: end === next.length - 1 ? next : next.slice(0, end + 1), shift: true };
  const forgotten = indexOf(before, idAt(next, -1));
  if (forgotten >= 0) return { rows: [...next, ...before.slice(forgotten + 1)], shift: true };
  return { rows: next, shift: false };
}

/** A row that is not measured after so many frames is not waited for: perhaps nobody sees the list. */
const patienceFrames = 30;

/**
 * Rows as the list can take them, one kind of change at a time.
 *
 * A change at the start waits until `isMeasured()`: the height of no row may become known just then, for while the list holds its
 * place from its end, a row that turns out to be higher moves all those above it.
 */
export function useStaged(next: Rows, isMeasured: () => boolean): Stage {
  const before = useRef<Rows>(next);
  const waited = useRef(0);
  const [, drawAgain] = useReducer((count: number) => count + 1, 0);
  const [ready, setReady] = useState<Rows>();
  const wanted = stage(before.current, next);
  const waits = wanted.shift && ready !== next;
  const staged = waits ? { rows: before.current, shift: false } : wanted;
  useLayoutEffect(() => {
    before.current = staged.rows;
    if (staged.rows === next) return;
    if (!waits) return drawAgain();
    // Asked only now: what the list had put off, it has drawn with the old rows, and nothing comes between this and the next step.
    if (waited.current >= patienceFrames || isMeasured()) {
      waited.current = 0;
      return setReady(next);
    }
    waited.current++;
    const frame = requestAnimationFrame(drawAgain);
    return () => cancelAnimationFrame(frame);
  });
  return staged;
}
