import { expect, type Locator, type Page } from "@playwright/test";
import { test } from "./journey.ts";
import { coverBelow } from "./on-screen-keyboard.ts";
import { composer, log, meet, type Person, say, startGroup } from "./person.ts";
import { type Size, sizes } from "./screens/devices.ts";

const toastsOf = (page: Page) =>
  page.getByRole("region", { name: "Notifications" }).getByRole("dialog").filter({ visible: true });

async function boxOf(what: Locator) {
  const box = await what.boundingBox();
  if (!box) throw new Error("It is not shown.");
  return { start: box.x, top: box.y, end: box.x + box.width, bottom: box.y + box.height };
}

/** Expects this many toasts, all of them between the chat's header and the composer. */
async function expectBetween(person: Person, count: number): Promise<void> {
  const { page } = person;
  const toasts = toastsOf(page);
  await expect(toasts).toHaveCount(count);
  // As long as the pointer is on one, none of them goes away.
  await toasts.first().hover();
  const header = await boxOf(page.locator("main > header"));
  const form = await boxOf(page.locator("main > form").filter({ has: composer(person) }));
  const boxes = await Promise.all((await toasts.all()).map(boxOf));
  expect(boxes).toHaveLength(count);
  for (const { start, top, end, bottom } of boxes) {
    expect(top).toBeGreaterThanOrEqual(header.bottom);
    expect(bottom).toBeLessThanOrEqual(form.top);
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
  }
}

for (const size of Object.keys(sizes) as Size[]) {
  const { width, height } = sizes[size];
  test(`toasts cover neither the header nor the composer at ${width}×${height}`, async ({ browser }) => {
    const tove = await meet(browser, "Tove", { viewport: sizes[size], reducedMotion: "reduce" });
    const { page } = tove;
    await startGroup(tove, "Breakfast");
    for (const text of ["one", "two", "three", "four"]) await say(tove, text);
    await expect(log(tove).getByText("Sending…")).toHaveCount(0);
    await composer(tove).fill("line\n".repeat(40));
    const remove = async (text: string) => {
      const row = log(tove).locator("article", { hasText: text });
      await row.focus();
      await page.keyboard.press("Delete");
      await expect(row).toHaveCount(0);
    };
    await remove("one");
    await expectBetween(tove, 1);
    for (const text of ["two", "three", "four"]) await remove(text);
    await expectBetween(tove, 3);
    if (size !== "phone") return;
    // Most browsers make the page lower when there is a keyboard.
    await page.setViewportSize({ width, height: 420 });
    await expectBetween(tove, 1);
    await page.setViewportSize({ width, height });
    await coverBelow(page, 508);
    await expectBetween(tove, 1);
  });
}
