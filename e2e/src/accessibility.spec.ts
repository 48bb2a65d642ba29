import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import type { Guide } from "./demo.ts";
import { type Size, type Theme, take, themes } from "./screens/devices.ts";
import { type Furnished, furnish } from "./screens/furnish.ts";
import { show } from "./screens/screen.ts";
import { screens } from "./screens/screens.ts";

let furnished: Furnished;

test.beforeAll(async ({ baseURL }) => {
  const guide = process.env["E2E_GUIDE"];
  if (!guide || !baseURL)
    throw new Error("Start the journeys by `pnpm --filter @parley/e2e test`: it fills in the demo.");
  furnished = await furnish(baseURL, JSON.parse(guide) as Guide);
});

/** With room for everything, and with the least; the colours are the same in both. */
const looked: readonly { size: Size; among: readonly Theme[] }[] = [
  { size: "desktop", among: themes },
  { size: "phone", among: ["light"] },
];

for (const screen of screens) {
  test(`${screen.name} is accessible, in both themes`, async ({ browser }) => {
    for (const { size, among } of looked) {
      if (screen.only && !screen.only.includes(size)) continue;
      const context = await take(browser, furnished, { size, theme: "light", as: screen.as });
      const page = await context.newPage();
      await show(page, screen, furnished);
      for (const theme of among) {
        await page.emulateMedia({ colorScheme: theme });
        const axe = new AxeBuilder({ page });
        // A menu hangs outside of the landmarks, as it may; axe knows that only of dialogs.
        if ((await page.getByRole("menu").count()) > 0) axe.disableRules("region");
        const { violations, passes } = await axe.analyze();
        const found = violations.flatMap(({ id, nodes }) =>
          nodes.map(({ target, failureSummary }) => ({ id, target, failureSummary })),
        );
        expect(found, `${screen.name}, ${size}, ${theme}`).toEqual([]);
        expect(passes.length).toBeGreaterThan(5);
      }
      await context.close();
    }
  });
}
