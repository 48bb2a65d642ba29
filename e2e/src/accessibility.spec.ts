import type { Page } from "@playwright/test";
import { expectAccessible } from "./axe.ts";
import type { Guide } from "./demo.ts";
import { test } from "./journey.ts";
import { type Size, sizes, take, themes } from "./screens/devices.ts";
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

async function look(page: Page, where: string) {
  // A menu may lie outside the landmarks, but axe allows that only for dialogs.
  const without = (await page.getByRole("menu").count()) > 0 ? ["region"] : [];
  await expectAccessible(page, where, without);
}

for (const screen of screens) {
  test(`${screen.name} is accessible, in both themes`, async ({ browser, expectTrouble }) => {
    if (screen.trouble) expectTrouble(screen.trouble);
    const size: Size = screen.only?.includes("phone") ? "phone" : "desktop";
    const context = await take(browser, furnished, { size, theme: "light", as: screen.as });
    const page = await context.newPage();
    await show(page, screen, furnished);
    for (const theme of themes) {
      await page.emulateMedia({ colorScheme: theme });
      await look(page, `${screen.name}, ${size}, ${theme}`);
    }
    // On a phone the colours are the same, but the layout is not.
    if (screen.only) return;
    await page.setViewportSize(sizes.phone);
    await look(page, `${screen.name}, phone`);
  });
}
