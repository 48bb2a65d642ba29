import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { emojiTables } from "./apps/web/emoji.ts";
import { dropUnusedRules, parserShims } from "./apps/web/markdown-parser.ts";

/**
 * Every suite that touches the database runs on the embedded one, and again on PostgreSQL when
 * TEST_DATABASE_URL names a server on which databases may be created. Same files, both drivers.
 */
const drivers = process.env["TEST_DATABASE_URL"] ? ["embedded", "postgres"] : ["embedded"];

/** How long a test waits for what must come. It costs nothing where it comes, and the machine may have other work. */
const expectation = { poll: { timeout: 5_000 } };

interface Suite {
  /** Files that have nothing to do with PostgreSQL. */
  readonly onlyEmbedded?: string[];
  /** Whether files need a process each, because they start threads or change the process. Loading everything anew is half the time. */
  readonly isolate?: boolean;
}

const onEachDriver = (name: string, root: string, { onlyEmbedded = [], isolate = true }: Suite = {}) =>
  drivers.map((driver) => ({
    test: {
      name: `${name} (${driver})`,
      root,
      environment: "node",
      include: ["src/**/*.test.ts"],
      exclude: driver === "embedded" ? [] : onlyEmbedded,
      isolate,
      env: { TEST_DRIVER: driver },
      testTimeout: 20_000,
      hookTimeout: 30_000,
      expect: expectation,
    },
  }));

export default defineConfig({
  test: {
    // A test database starts from a migrated copy, which is made once and not by every worker.
    // Much of the time goes into waiting for what comes when it comes, so there are more workers than processors.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    globalSetup: "packages/db/src/testing/global-setup.ts",
    projects: [
      { test: { name: "lint", root: "lint", include: ["*.test.ts"], expect: expectation } },
      { test: { name: "bench", root: "bench", include: ["src/**/*.test.ts"], expect: expectation } },
      {
        test: {
          name: "client",
          root: "packages/client",
          environment: "node",
          include: ["src/**/*.test.ts"],
          testTimeout: 20_000,
          expect: expectation,
        },
      },
      {
        test: {
          name: "torture",
          root: "torture",
          include: ["src/**/*.test.ts"],
          env: { BENCH_DATABASE_URL: process.env["TEST_DATABASE_URL"] ?? "" },
          // Servers start and are killed. How long that takes depends on what else the machine does.
          testTimeout: 180_000,
          expect: expectation,
        },
      },
      {
        test: {
          name: "cli",
          root: "apps/cli",
          include: ["src/**/*.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: expectation,
        },
      },
      {
        plugins: [emojiTables(), dropUnusedRules()],
        resolve: { alias: parserShims },
        test: {
          name: "web",
          root: "apps/web",
          environment: "node",
          include: ["src/**/*.test.ts"],
          // Otherwise Node.js would load it past the plugins and aliases.
          server: { deps: { inline: ["markdown-it"] } },
          // Thousands of made-up texts are read, on a machine that may have other work.
          testTimeout: 20_000,
        },
      },
      "apps/web/vitest.config.ts",
      ...onEachDriver("db", "packages/db", { onlyEmbedded: ["src/embedded/**"] }),
      ...onEachDriver("api", "packages/api", { isolate: false }),
      ...onEachDriver("server", "apps/server", { onlyEmbedded: ["src/commands/reset-link.test.ts"] }),
    ],
  },
});
