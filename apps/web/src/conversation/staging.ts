import { useLayoutEffect, useReducer, useRef, useState } from "react";
import type { Row } from "./rows.ts";

type Rows = readonly Row[];

interface Stage {
  /** What to show now. */
  readonly rows: Rows;
  /** Whether rows were added or removed at the start, so that the list must keep its position from the end. */
  readonly shift: boolean;
}

const idAt = (rows: Rows, index: number) => rows.at(index)?.entry.id;
const indexOf = (rows: Rows, id: string | undefined) => rows.findIndex((row) => row.entry.id === id);

/**
 * The list can hold still for a change at its start or at its end, but not for both at once. When older messages arrive while the
 * end changes too (a new message, or the newest are dropped), the change at the end is delayed by one step.
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

/** After this many frames, unmeasured rows are not waited for any longer: perhaps the list is not visible. */
const patienceFrames = 30;

/**
 * Feeds rows to the list, one kind of change at a time.
 *
 * A change at the start waits until `isMeasured()`: no row may be measured for the first time just then, because while the list
 * keeps its position from the end, a row that turns out taller moves all rows above it.
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
    // Checked only now: by now the list has rendered everything it had postponed, and nothing happens between this and the next step.
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
