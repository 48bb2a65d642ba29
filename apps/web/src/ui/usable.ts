import { useEffect } from "react";

/*
 * The first screen comes first: what it can be used without, such as menus, tooltips and the tools of a message, is fetched when
 * the page is usable, or after a while in any case (docs/decisions/first-screen.md).
 */

let mark: () => void = () => {};
const usable = new Promise<void>((resolve) => {
  mark = resolve;
  setTimeout(resolve, 4_000);
});

/** Declares that the page shows its content. */
export function useUsable(ready: boolean): void {
  useEffect(() => {
    if (ready) mark();
  }, [ready]);
}

/** Declares that somebody wants to use the page now, ready or not. */
export const hurry = (): void => mark();

const longestWaitMs = 30_000;

/** Calls `load` once the page is usable and the browser is idle, and retries until it succeeds. */
export async function whenUsable<T>(load: () => Promise<T>): Promise<T> {
  await usable;
  if ("requestIdleCallback" in window) await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 500 }));
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
