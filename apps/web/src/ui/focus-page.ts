import { afterPaint } from "./after-paint.ts";

/** Gives the focus to the page itself, from where the keys go on to what is on it. */
const focusPage = (): void => document.getElementById("main")?.focus({ preventScroll: true });

/**
 * Does so when the focus is lost after all that happens now, because what had it is removed: else the keys would begin again
 * at the very top.
 */
export function focusPageIfLost(): void {
  requestAnimationFrame(() => {
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) focusPage();
  });
}

let isFirst = true;

/**
 * The same on a page that has just been painted, unless it has put the focus somewhere, or what led to it is still there.
 * @returns what calls it off.
 */
export const focusNewPage = (): (() => void) =>
  afterPaint(() => {
    const { activeElement } = document;
    const isBehind = activeElement === document.body || activeElement?.closest("[role=dialog], [role=menu]");
    // Where the first begins is up to the browser.
    if (isBehind && !isFirst) focusPage();
    isFirst = false;
  });
