import { useEffect } from "react";

/*
 * The first screen comes first: what only answers to a hover or a press (menus, tooltips, questions) is fetched when
 * there is something to use, or after a while in any case.
 */

let mark: () => void = () => {};
const usable = new Promise<void>((resolve) => {
  mark = resolve;
  setTimeout(resolve, 4_000);
});

/** Says that the page shows what it is for. */
export function useUsable(ready: boolean): void {
  useEffect(() => {
    if (ready) mark();
  }, [ready]);
}

/** Says that somebody wants to use it now, ready or not. */
export const hurry = (): void => mark();

const longestWaitMs = 30_000;

/** Calls `load` once the first screen is there and the browser has a moment, and again as long as it fails. */
export async function whenUsable<T>(load: () => Promise<T>): Promise<T> {
  await usable;
  if ("requestIdleCallback" in window) await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 500 }));
  return untilLoaded(load);
}

/** Calls `load` again as long as it fails: a network that is gone must not take the page along. Never rejects. */
export async function untilLoaded<T>(load: () => Promise<T>): Promise<T> {
  for (let waitMs = 1_000; ; waitMs = Math.min(2 * waitMs, longestWaitMs)) {
    try {
      return await load();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }
}
