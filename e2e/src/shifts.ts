import type { Page } from "@playwright/test";

interface Shift extends PerformanceEntry {
  readonly value: number;
  readonly hadRecentInput: boolean;
  readonly sources: readonly { readonly node: Node | null }[];
}

declare global {
  interface Window {
    shiftsSeen: { value: number; what: string }[];
  }
}

function watch(): void {
  window.shiftsSeen = [];
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries() as Shift[]) {
      if (hadRecentInput) continue;
      const nodes = sources.map(({ node }) => (node instanceof Element ? node.outerHTML.slice(0, 120) : "text"));
      window.shiftsSeen.push({ value, what: nodes.join(" | ") });
    }
  }).observe({ type: "layout-shift", buffered: true });
}

/** From now on, every page that is loaded records its layout shifts, except those that follow what a person did. */
export const watchShifts = (page: Page) => page.addInitScript(watch);

/** The layout shifts of the loaded page since its first paint. */
export const shiftsOf = (page: Page) => page.evaluate(() => window.shiftsSeen);
