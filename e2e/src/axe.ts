import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** The rules that depend on colours. The first takes as long as all others together. */
export const colourRules: readonly string[] = ["color-contrast", "link-in-text-block"];

interface Rules {
  /** Only these rules. */
  readonly only?: readonly string[];
  readonly without?: readonly string[];
}

/** Checks a page with axe, once its colour transitions have ended. */
export async function expectAccessible(page: Page, where: string, { only, without = [] }: Rules = {}): Promise<void> {
  // In the middle of a theme transition, contrast is that of neither theme.
  await page.evaluate(() => {
    const transitions = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
    return Promise.allSettled(transitions.map(({ finished }) => finished));
  });
  // Legacy mode opens no extra page for frames, of which there are none: half the time.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  if (only) axe.withRules([...only]);
  else axe.disableRules([...without]);
  const { violations, passes } = await axe.analyze();
  const faults = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => ({ id, target, failureSummary })),
  );
  expect(faults, where).toEqual([]);
  expect(passes.length).toBeGreaterThan(only ? 0 : 5);
}
