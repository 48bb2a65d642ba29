import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./processes.ts";
import { startFlags } from "./servers.ts";

test("Parley is measured as `pnpm start` starts it", () => {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: { start: string } };
  expect(scripts.start).toContain(` && node ${startFlags.join(" ")} apps/server/dist/main.js`);
});
