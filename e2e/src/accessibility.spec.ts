import { expect, type Page } from "@playwright/test";
import { colourRules, expectAccessible } from "./axe.ts";
import type { Guide } from "./demo.ts";
import { test } from "./journey.ts";
import { type Size, sizes, take } from "./screens/devices.ts";
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

/** A menu may lie outside the landmarks, but axe allows that only for dialogs. */
const exceptions = async (page: Page) => ((await page.getByRole("menu").count()) > 0 ? ["region"] : []);

const transitions = (page: Page) =>
  page.evaluate(() => document.getAnimations().filter((animation) => animation instanceof CSSTransition).length);

for (const screen of screens) {
  test(`${screen.name} is accessible, in both themes`, async ({ browser, expectTrouble }) => {
    if (screen.trouble) expectTrouble(screen.trouble);
    const size: Size = screen.only?.includes("phone") ? "phone" : "desktop";
    const context = await take(browser, furnished, { size, theme: "light", as: screen.as });
    const page = await context.newPage();
    await show(page, screen, furnished);
    await expectAccessible(page, `${screen.name}, ${size}, light`, { without: await exceptions(page) });
    // The themes differ in nothing but colours.
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await transitions(page), "under reduced motion nothing fades").toBe(0);
    await expectAccessible(page, `${screen.name}, ${size}, dark`, { only: colourRules });
    // On a phone the colours are the same, but the layout is not.
    if (screen.only) return;
    await page.setViewportSize(sizes.phone);
    // Until the next frame, the styles are those of a phone, but the page's parts are not.
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    const without = [...colourRules, ...(await exceptions(page))];
    await expectAccessible(page, `${screen.name}, phone`, { without });
  });
}
