import type { Page } from "@playwright/test";

/** Covers the lower part of a page, as the keyboard does in Safari: the page stays as high, but only `seen` pixels are seen. */
export const coverBelow = (page: Page, seen: number): Promise<void> =>
  page.evaluate((height) => {
    const view = window.visualViewport;
    if (!view) throw new Error("The browser has no visual viewport.");
    Object.defineProperty(view, "height", { get: () => height });
    view.dispatchEvent(new Event("resize"));
  }, seen);
