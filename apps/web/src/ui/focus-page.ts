import { afterPaint } from "./after-paint.ts";

/** Focuses the page itself, so that the next Tab goes to its content. */
const focusPage = (): void => document.getElementById("main")?.focus({ preventScroll: true });

/**
 * Focuses the page if the focused element is about to be removed: otherwise the next Tab would start at the very top.
 */
export function focusPageIfLost(): void {
  requestAnimationFrame(() => {
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) focusPage();
  });
}

let isFirst = true;

/**
 * Focuses a page that has just been painted, unless it has set the focus itself, or the element that led to it is still there.
 * @returns a function that cancels it.
 */
export function focusNewPage(): () => void {
  const before = document.activeElement;
  return afterPaint(() => {
    const { activeElement } = document;
    // A dialog that has taken the focus since did not lead here: somebody was fast, and opened it on the new page.
    const isBehind = activeElement === before && activeElement?.closest("[role=dialog], [role=menu]");
    // The browser decides about the focus of the first page.
    if ((activeElement === document.body || isBehind) && !isFirst) focusPage();
    isFirst = false;
  });
}
