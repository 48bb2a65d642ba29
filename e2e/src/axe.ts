import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { expect, type Page } from "@playwright/test";
import type { AxeResults, RunOptions } from "axe-core";

declare const axe: { run(context: Document, options: RunOptions): Promise<AxeResults> };

const source = readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The rules that depend on colours. The first takes as long as all others together. */
export const colourRules: readonly string[] = ["color-contrast", "link-in-text-block"];

interface Rules {
  /** Only these rules. */
  readonly only?: readonly string[];
  readonly without?: readonly string[];
}

/** Checks a page with axe, once its colour transitions have ended. */
export async function expectAccessible(page: Page, where: string, { only, without = [] }: Rules = {}): Promise<void> {
  // In the middle of a theme transition, contrast is that of neither theme. The promise `finished` is no help: in Chromium that of
  // a transition may stay pending when another one has replaced it.
  await page.waitForFunction(() => !document.getAnimations().some((animation) => animation instanceof CSSTransition));
  // AxeBuilder would send two megabytes of script each time, and fetch every element that passed: half of the work.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(await source);
  const options: RunOptions = {
    ...(only ? { runOnly: [...only] } : { rules: Object.fromEntries(without.map((id) => [id, { enabled: false }])) }),
    resultTypes: ["violations"],
  };
  const { faults, passed } = await page.evaluate(async (options) => {
    const { violations, passes } = await axe.run(document, options);
    const faults = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => ({ id, target, failureSummary })),
    );
    return { faults, passed: passes.length };
  }, options);
  expect(faults, where).toEqual([]);
  expect(passed).toBeGreaterThan(only ? 0 : 5);
}
