import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import type { Guide } from "./demo.ts";
import { type Size, take, themes } from "./screens/devices.ts";
import { type Furnished, furnish } from "./screens/furnish.ts";
import { screens, show } from "./screens/screens.ts";

let furnished: Furnished;

test.beforeAll(async ({ baseURL }) => {
  const guide = process.env["E2E_GUIDE"];
  if (!guide || !baseURL)
    throw new Error("Start the journeys by `pnpm --filter @parley/e2e test`: it fills in the demo.");
  furnished = await furnish(baseURL, JSON.parse(guide) as Guide);
});

/** With room for everything, and with the least. */
const looked: readonly Size[] = ["desktop", "phone"];

for (const screen of screens) {
  test(`${screen.name} is accessible, in both themes`, async ({ browser }) => {
    for (const size of looked.filter((one) => (screen.only ?? looked).includes(one))) {
      for (const theme of themes) {
        const context = await take(browser, furnished, { size, theme, as: screen.as });
        const page = await context.newPage();
        await show(page, screen, furnished);
        const { violations, passes } = await new AxeBuilder({ page }).analyze();
        const found = violations.flatMap(({ id, nodes }) =>
          nodes.map(({ target, failureSummary }) => ({ id, target, failureSummary })),
        );
        expect(found, `${screen.name}, ${size}, ${theme}`).toEqual([]);
        expect(passes.length).toBeGreaterThan(5);
        await context.close();
      }
    }
  });
}
