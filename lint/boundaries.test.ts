// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the test cases are code.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Each row: a file, what it imports, and part of the reason given. */
const refused = [
  ["packages/db/src/1.ts", "@parley/api", "knows no rule"],
  ["packages/api/src/1.ts", "fastify", "knows no HTTP"],
  ["packages/api/src/2.ts", "@parley/server", "only the database"],
  ["packages/api/src/3.ts", "pg", "business of packages/db"],
  ["packages/api/src/c/c.queries.ts", "pg", "business of packages/db"],
  ["packages/api/src/d/d.actions.ts", "fastify", "knows no HTTP"],
  ["packages/api/src/c/c.router.ts", "@parley/client", "only the database"],
  ["packages/api/src/a/a.actions.ts", "../groups/groups.router.ts", "called by routers"],
  ["packages/api/src/a/a.queries.ts", "./a.actions.ts", "SQL and nothing else"],
  ["packages/api/src/b/b.queries.ts", "../errors.ts", "make no refusals"],
  ["packages/api/src/a/a.router.ts", "kysely", "SQL goes to queries"],
  ["packages/api/src/b/b.router.ts", "../groups/groups.router.ts", "never its router"],
  ["packages/api/src/a/a.schema.ts", "node:crypto", "it is pure"],
  ["packages/api/src/reasons.ts", "node:crypto", "it is pure"],
  ["packages/client/src/1.ts", "@parley/api", "Take only types"],
  ["packages/client/src/2.ts", "@parley/api/testing", "nothing behind them"],
  ["packages/client/src/3.ts", "react", "serves every program"],
  ["packages/client/src/4.ts", "node:fs", "Node.js builtin"],
  ["apps/cli/src/1.ts", "@parley/api", "only through the SDK"],
  ["apps/server/src/1.ts", "pg", "business of packages/db"],
  ["apps/server/src/edge/1.ts", "../calls/call-route.ts", "never the other way round"],
  ["apps/server/src/edge/2.ts", "pg", "drivers behind packages/db"],
  ["apps/web/src/1.ts", "@parley/db", "nothing behind them"],
  ["apps/web/src/2.ts", "@parley/api", "Take only types"],
] as const;

/** Other ways to get hold of code. */
const values = [
  `import * as x from "@parley/api";\nx.y();\n`,
  `import { x as y } from "@parley/api";\ny();\n`,
  `import x from "@parley/api";\nx();\n`,
  `import "@parley/api";\n`,
  `export { x } from "@parley/api";\n`,
  `export * from "@parley/api";\n`,
  `export * as x from "@parley/api";\n`,
  `export const x = () => import("@parley/api");\n`,
].map((source, index) => [source, `packages/client/src/values/${index}.ts`] as const);

/** Imports that the rules cannot read. */
const hidden = [
  "import(`@parley/api`)",
  "import(/* @vite-ignore */ `@parley/api`)",
  "import(`@parley/${y}`)",
  `import("@parley/" + "api")`,
  "import(y)",
].map((source, index) => [source, `apps/web/src/hidden/${index}.ts`] as const);

const allowed = {
  "packages/api/src/c/c.actions.ts": `import { x } from "../groups/groups.queries.ts";\nx();\n`,
  "packages/api/src/c/c.schema.ts": `import { z } from "zod";\nz.string();\n`,
  "packages/client/src/5.ts": `import { limits } from "@parley/api/limits";\nlimits.nameLength.toFixed();\n`,
  "packages/client/src/outbox/file-outbox.ts": `import { readFileSync } from "node:fs";\nreadFileSync("x");\n`,
  "apps/cli/src/2.ts": `import { createParley } from "@parley/client";\ncreateParley({ url: "" });\n`,
  "apps/server/src/calls/1.ts": `import { x } from "../edge/call-input.ts";\nx();\n`,
  "packages/client/src/6.ts": `export type { AppRouter } from "@parley/api";\n`,
  "packages/client/src/7.ts": `import type * as api from "@parley/api";\nexport type X = api.AppRouter;\n`,
  "apps/web/src/3.ts": `import type { AppRouter } from "@parley/api";\nexport type X = AppRouter;\n`,
  "apps/web/src/5.ts": `export const x = () => import(/* a reason */ "./4.ts");\n`,
  "apps/web/src/4.ts": `import { limits } from "@parley/api/limits";\nlimits.nameLength.toFixed();\n`,
};

let folder: string;
let verdicts: Map<string, string>;

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "boundaries-")));
  for (const part of ["biome.json", "lint"]) cpSync(join(root, part), join(folder, part), { recursive: true });
  const write = (path: string, source: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), source);
  };
  for (const [path, imported] of refused) write(path, `import { x } from "${imported}";\nx();\n`);
  for (const [source, path] of values) write(path, source);
  for (const [source, path] of hidden) write(path, `export const x = (y: string) => [y, ${source}];\n`);
  for (const [path, source] of Object.entries(allowed)) write(path, source);
  write("packages/api/src/d/d.queries.ts", `import { sql } from "kysely";\nexport const x = sql.raw("1");\n`);

  const biome = join(root, "node_modules/.bin/biome");
  const args = ["lint", "--vcs-enabled=false", "--max-diagnostics=none", "--reporter=github", "packages", "apps"];
  const { stdout } = spawnSync(biome, args, { cwd: folder, encoding: "utf8" });
  verdicts = new Map();
  for (const line of stdout.split("\n")) {
    const file = /file=([^,]+),/.exec(line)?.[1];
    if (!file) continue;
    const path = relative(folder, file);
    verdicts.set(path, `${verdicts.get(path) ?? ""}${line}\n`);
  }
});

afterAll(() => rmSync(folder, { recursive: true }));

test("SQL built from strings is refused with a reason", () => {
  expect(verdicts.get("packages/api/src/d/d.queries.ts")).toContain("Write values as parameters");
});

test.each(refused)("%s may not import %s, and the reason is given", (path, _imported, reason) => {
  expect(verdicts.get(path)).toContain(reason);
});

test.each(values)("the SDK may not say %j", (_source, path) => {
  expect(verdicts.get(path)).toContain("Take only types");
});

test.each(hidden)("%s may not be said, and the reason is given", (_source, path) => {
  expect(verdicts.get(path)).toContain("Name the module in quotes");
});

test.each(Object.keys(allowed))("%s may import what it needs", (path) => {
  expect(verdicts.get(path)).toBeUndefined();
});
