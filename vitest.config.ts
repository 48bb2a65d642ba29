import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { emojiTables } from "./apps/web/emoji.ts";
import { dropUnusedRules, parserShims } from "./apps/web/markdown-parser.ts";
import { patience } from "./vitest.patience.ts";

/**
 * The suites of the database, the API and the server run on the embedded one, and again on PostgreSQL when TEST_DATABASE_URL names a
 * server on which databases may be created. Same files, both drivers. The torture does so by itself; the terminal client and the
 * journeys start a server on the embedded database, because they look at it from outside.
 */
const drivers = process.env["TEST_DATABASE_URL"] ? ["embedded", "postgres"] : ["embedded"];

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
      ...patience,
    },
  }));

/**
 * The files that take longest, which start first: at the end they would keep one worker busy while the others have nothing left
 * to do. The order between them is Vitest's.
 */
const slowest = ["short-run.test.ts", "ingest.test.ts", "main.test.ts", "reset-link.test.ts", "watch.test.ts"];

class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isSlow = ({ moduleId }: TestSpecification) => slowest.some((name) => moduleId.endsWith(`/${name}`));
    const sorted = await super.sort(files);
    return [...sorted.filter(isSlow), ...sorted.filter((file) => !isSlow(file))];
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: SlowestFirst },
    // A test database starts from a migrated copy, which is made once and not by every worker.
    // Much of the time goes into waiting for what comes when it comes, so there are more workers than processors.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    globalSetup: "packages/db/src/testing/global-setup.ts",
    projects: [
      { test: { name: "lint", root: "lint", include: ["*.test.ts"], ...patience } },
      { test: { name: "bench", root: "bench", include: ["src/**/*.test.ts"], ...patience } },
      {
        test: {
          name: "client",
          root: "packages/client",
          environment: "node",
          include: ["src/**/*.test.ts"],
          ...patience,
        },
      },
      {
        test: {
          name: "torture",
          root: "torture",
          include: ["src/**/*.test.ts"],
          env: { BENCH_DATABASE_URL: process.env["TEST_DATABASE_URL"] ?? "" },
          ...patience,
          // Servers start and are killed. How long that takes depends on what else the machine does.
          testTimeout: 180_000,
        },
      },
      {
        test: {
          name: "cli",
          root: "apps/cli",
          include: ["src/**/*.test.ts"],
          ...patience,
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
          ...patience,
        },
      },
      "apps/web/vitest.config.ts",
      ...onEachDriver("db", "packages/db", { onlyEmbedded: ["src/embedded/**"] }),
      ...onEachDriver("api", "packages/api", { isolate: false }),
      ...onEachDriver("server", "apps/server", { isolate: false }),
    ],
  },
});
