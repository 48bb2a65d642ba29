import { expect, test } from "vitest";
import { firstScreenBudget, gzippedBytes, scriptsOf } from "./first-screen.ts";

/** The budgets hold for what `pnpm build` has made, which `pnpm test` does first. */
test("the first screen that anybody sees needs no more JavaScript than its budget", () => {
  const scripts = scriptsOf("signIn");
  expect(scripts.length).toBeGreaterThan(2);
  expect(gzippedBytes(scripts)).toBeGreaterThan(50_000);
  expect(gzippedBytes(scripts)).toBeLessThanOrEqual(firstScreenBudget);
});

/** More than the budget for the first screen. It may shrink. */
const mostOfConversation = 215_000;

test("a conversation that is opened directly needs no more than it does now", () => {
  const scripts = scriptsOf("conversation");
  expect(gzippedBytes(scripts)).toBeGreaterThan(50_000);
  expect(gzippedBytes(scripts)).toBeLessThanOrEqual(mostOfConversation);
});
