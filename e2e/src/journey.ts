import { type BrowserContext, test as base, expect } from "@playwright/test";

/*
 * Every test also checks that no window logs a console error, throws an uncaught exception, or reports a violation of
 * the content security policy.
 */

const complaints = new WeakMap<BrowserContext, string[]>();
const opened = new Set<BrowserContext>();

/** Console errors, uncaught exceptions and CSP reports in all windows of a browser context. */
const complaintsOf = (context: BrowserContext): readonly string[] => complaints.get(context) ?? [];

function listen(context: BrowserContext): void {
  const heard: string[] = [];
  complaints.set(context, heard);
  opened.add(context);
  context.on("console", (message) => {
    if (message.type() === "error") heard.push(`${message.text()} ${message.location().url}`.trim());
  });
  context.on("weberror", (error) => heard.push(error.error().message));
}

interface Fixtures {
  /** Declares which complaints are expected, such as network errors while offline. */
  expectTrouble: (...patterns: RegExp[]) => void;
}

export const test = base.extend<Fixtures, { watched: undefined }>({
  watched: [
    async ({ browser }, use) => {
      const open = browser.newContext.bind(browser);
      browser.newContext = async (options) => {
        const context = await open(options);
        listen(context);
        return context;
      };
      await use(undefined);
    },
    { scope: "worker", auto: true },
  ],
  expectTrouble: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the first parameter what a fixture needs.
    async ({}, use) => {
      const expected: RegExp[] = [];
      const before = new Set(opened);
      await use((...patterns) => void expected.push(...patterns));
      const mine = [...opened].filter((context) => !before.has(context));
      const heard = mine.flatMap(complaintsOf).filter((text) => !expected.some((pattern) => pattern.test(text)));
      for (const context of mine) {
        opened.delete(context);
        await context.close();
      }
      expect(heard).toEqual([]);
    },
    { auto: true },
  ],
});

/** The browser's message about requests that the network, or the test, cut off. */
export const noNetwork = /^Failed to load resource: net::ERR_/;
/** The browser's message about a call that the server refuses. */
export const refused = /^Failed to load resource: .* status of 4(00|01|03|04|09|12)/;
