import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Holds what a page shows to axe's rules, once its colours have come to rest. */
export async function expectAccessible(page: Page, where: string, without: readonly string[] = []): Promise<void> {
  // A colour on its way from one theme to the other has neither's contrast.
  await page.evaluate(() => {
    const transitions = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
    return Promise.allSettled(transitions.map(({ finished }) => finished));
  });
  // Without a page of its own for frames, of which there are none: half the time.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations, passes } = await axe.disableRules([...without]).analyze();
  const faults = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => ({ id, target, failureSummary })),
  );
  expect(faults, where).toEqual([]);
  expect(passes.length).toBeGreaterThan(5);
}
