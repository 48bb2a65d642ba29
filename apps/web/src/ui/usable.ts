import { useEffect } from "react";

/*
 * The first screen comes first: what it can be used without, such as menus, tooltips and the tools of a message, is fetched when
 * the page is usable, or after a while in any case (docs/decisions/first-screen.md).
 */

/** After this long, in milliseconds, a page counts as usable in any case. */
const patienceMs = 4_000;

let isUsable = false;
const waiting = new Set<() => void>();
let patience: ReturnType<typeof setTimeout>;
wait();

function wait(): void {
  isUsable = false;
  clearTimeout(patience);
  patience = setTimeout(hurry, patienceMs);
}

/** Declares that somebody wants to use the page now, ready or not. */
export function hurry(): void {
  isUsable = true;
  clearTimeout(patience);
  for (const goOn of waiting) goOn();
  waiting.clear();
}

/** Declares whether the page shows its content. A page without it may follow one that had it, as after signing in. */
export function useUsable(ready: boolean): void {
  useEffect(ready ? hurry : wait, [ready]);
}

const longestWaitMs = 30_000;

/** Calls `load` once the page is usable and the browser is idle, and retries until it succeeds. */
export async function whenUsable<T>(load: () => Promise<T>): Promise<T> {
  do {
    if (!isUsable) await new Promise<void>((resolve) => waiting.add(resolve));
    if ("requestIdleCallback" in window) await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 500 }));
  } while (!isUsable);
  return untilLoaded(load);
}

/** Retries `load` until it succeeds: a lost network must not break the page. Never rejects. */
export async function untilLoaded<T>(load: () => Promise<T>): Promise<T> {
  for (let waitMs = 1_000; ; waitMs = Math.min(2 * waitMs, longestWaitMs)) {
    try {
      return await load();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }
}
