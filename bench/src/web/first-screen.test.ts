import { expect, test } from "vitest";
import { gzippedBytes, mostBytes, readScript, scriptsOf } from "./first-screen.ts";

/** The budgets apply to the output of `pnpm build`, which `pnpm test` runs first. */
test("the first screen stays within its JavaScript budget", () => {
  const scripts = scriptsOf("signIn");
  expect(scripts.length).toBeGreaterThan(2);
  expect(gzippedBytes(scripts)).toBeGreaterThan(50_000);
  expect(gzippedBytes(scripts)).toBeLessThanOrEqual(mostBytes.signIn);
});

test("a directly opened conversation stays within the same budget", () => {
  const scripts = scriptsOf("conversation");
  expect(gzippedBytes(scripts)).toBeGreaterThan(50_000);
  expect(gzippedBytes(scripts)).toBeLessThanOrEqual(mostBytes.conversation);
});

test("a conversation tells the browser, before anything else, to compile it while it is fetched", () => {
  const script = scriptsOf("conversation").find((path) => path.includes("/conversation-"));
  expect(readScript(script ?? "").slice(0, 29)).toBe("//# allFunctionsCalledOnLoad\n");
});
