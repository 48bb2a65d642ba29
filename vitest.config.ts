import { defineConfig } from "vitest/config";

/**
 * Every suite that touches the database runs on the embedded one, and again on PostgreSQL when
 * TEST_DATABASE_URL names a server on which databases may be created. Same files, both drivers.
 */
const drivers = process.env["TEST_DATABASE_URL"] ? ["embedded", "postgres"] : ["embedded"];

const onEachDriver = (name: string, root: string) =>
  drivers.map((driver) => ({
    test: {
      name: `${name} (${driver})`,
      root,
      environment: "node",
      include: ["src/**/*.test.ts"],
      env: { TEST_DRIVER: driver },
      testTimeout: 20_000,
      hookTimeout: 30_000,
    },
  }));

export default defineConfig({
  test: {
    projects: [
      { test: { name: "lint", root: "lint", include: ["*.test.ts"] } },
      { test: { name: "web", root: "apps/web", environment: "node", include: ["src/**/*.test.ts"] } },
      ...onEachDriver("db", "packages/db"),
      ...onEachDriver("api", "packages/api"),
      ...onEachDriver("server", "apps/server"),
    ],
  },
});
