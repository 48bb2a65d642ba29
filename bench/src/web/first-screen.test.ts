import { expect, test } from "vitest";
import { firstScreenBudget, gzippedBytes, scriptsOf } from "./first-screen.ts";

/** The budgets apply to the output of `pnpm build`, which `pnpm test` runs first. */
test("the first screen stays within its JavaScript budget", () => {
  const scripts = scriptsOf("signIn");
  expect(scripts.length).toBeGreaterThan(2);
  expect(gzippedBytes(scripts)).toBeGreaterThan(50_000);
  expect(gzippedBytes(scripts)).toBeLessThanOrEqual(firstScreenBudget);
});

/** Above the budget of the first screen. It may only shrink. */
const mostOfConversation = 215_000;

test("a directly opened conversation needs no more JavaScript than it does now", () => {
  const scripts = scriptsOf("conversation");
  expect(gzippedBytes(scripts)).toBeGreaterThan(50_000);
  expect(gzippedBytes(scripts)).toBeLessThanOrEqual(mostOfConversation);
});
