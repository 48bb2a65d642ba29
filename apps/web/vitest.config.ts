import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { browserArgs, findBrowser } from "../../e2e/src/browser.ts";
import { patience } from "../../vitest.patience.ts";
import { emojiTables } from "./emoji.ts";

/** Looked for, and installed, only when a test is about to run in it. */
const launchOptions = {
  args: browserArgs,
  get executablePath() {
    return findBrowser();
  },
};

/** What only a real browser can show: where things are to the pixel, what scrolls, what has the focus. */
export default defineConfig({
  plugins: [react(), tailwindcss(), emojiTables()],
  // What only a worker imports is looked for too: found while a test runs, it would bring a second React with it.
  optimizeDeps: { entries: ["src/**/*.browser.test.tsx", "src/**/*.worker.ts"] },
  test: {
    name: "web in a browser",
    include: ["src/**/*.browser.test.tsx"],
    ...patience,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      viewport: { width: 1280, height: 800 },
      provider: playwright({ launchOptions }),
      instances: [{ browser: "chromium" }],
    },
  },
});
