import { defineConfig } from "@playwright/test";
import { browserArgs } from "./src/browser.ts";

/*
 * End-to-end tests in a real browser, against the built server on an embedded database of its own. Start them with
 * `pnpm --filter @parley/e2e test`: src/run.ts finds a browser, a free port and a data folder.
 */

const port = process.env["E2E_PORT"] ?? "3999";
const baseURL = `http://127.0.0.1:${port}`;
const executablePath = process.env["E2E_BROWSER"];

export default defineConfig({
  testDir: "src",
  outputDir: "test-results",
  forbidOnly: Boolean(process.env["CI"]),
  workers: 2,
  // A busy machine may stall for longer than any test waits. The report names the tests that needed a retry.
  retries: process.env["CI"] ? 1 : 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: "list",
  use: {
    baseURL,
    launchOptions: { args: browserArgs, ...(executablePath ? { executablePath } : {}) },
    trace: process.env["CI"] ? "on-first-retry" : "retain-on-failure",
  },
  webServer: {
    command: "node ../apps/server/dist/main.js",
    url: `${baseURL}/readyz`,
    stdout: "ignore",
    timeout: 120_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 10_000 },
    env: {
      PORT: port,
      PUBLIC_URL: baseURL,
      DATA_DIR: process.env["E2E_DATA_DIR"] ?? "test-results/data",
      DATABASE_URL: "",
      RATE_LIMITS: "off",
      LOG_LEVEL: "warn",
    },
  },
});
