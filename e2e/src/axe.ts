import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Checks a page with axe, once its colour transitions have ended. */
export async function expectAccessible(page: Page, where: string, without: readonly string[] = []): Promise<void> {
  // In the middle of a theme transition, contrast is that of neither theme.
  await page.evaluate(() => {
    const transitions = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
    return Promise.allSettled(transitions.map(({ finished }) => finished));
  });
  // Legacy mode opens no extra page for frames, of which there are none: half the time.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations, passes } = await axe.disableRules([...without]).analyze();
  const faults = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => ({ id, target, failureSummary })),
  );
  expect(faults, where).toEqual([]);
  expect(passes.length).toBeGreaterThan(5);
}
