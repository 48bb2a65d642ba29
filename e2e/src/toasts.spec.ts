import { expect, type Locator, type Page } from "@playwright/test";
import { noNetwork, test } from "./journey.ts";
import { serveNewBuild } from "./new-build.ts";
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

type Box = Awaited<ReturnType<typeof boxOf>>;

const expectOverMiddle = (note: Box, main: Box) =>
  expect(Math.abs(note.start + note.end - main.start - main.end)).toBeLessThanOrEqual(2);

/** Expects this many toasts, all of them between the chat's header and the composer, and over the middle of the conversation. */
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
  for (const box of boxes) expectOverMiddle(box, await boxOf(page.getByRole("main")));
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
    // The first steps lie between the two as well.
    await page.getByRole("button", { name: "Not now" }).click();
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
    for (const lower of [420, 240]) {
      await page.setViewportSize({ width, height: lower });
      await expectBetween(tove, 1);
    }
    await page.setViewportSize({ width, height });
    await coverBelow(page, 508);
    await expectBetween(tove, 1);
  });
}

test("keys do the same while a toast is shown", async ({ browser }) => {
  const tove = await meet(browser, "Tove");
  const { page } = tove;
  await startGroup(tove, "Breakfast");
  await say(tove, "one");
  await expect(log(tove).getByText("Sending…")).toHaveCount(0);
  await log(tove).locator("article", { hasText: "one" }).press("Delete");
  const toast = toastsOf(page);
  // As long as the pointer is on it, it does not go away.
  await toast.hover();
  await page.keyboard.press("ControlOrMeta+k");
  await expect(page.getByRole("combobox", { name: "Go to" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("combobox", { name: "Go to" })).toBeHidden();
  await page.keyboard.type("two");
  await expect(composer(tove)).toHaveValue("two");
  await expect(toast).toBeVisible();
});

for (const phone of [false, true]) {
  test(`notes leave the day over the messages in reach ${phone ? "of a finger" : "of a mouse"}`, async ({
    browser,
    expectTrouble,
  }) => {
    expectTrouble(noNetwork);
    const tove = await meet(browser, "Tove", { phone, reducedMotion: "reduce" });
    const { page } = tove;
    await startGroup(tove, "Breakfast");
    for (const text of ["one", "two", "three"]) await say(tove, `${text}${"\nline".repeat(30)}`);
    await expect(log(tove).getByText("Sending…")).toHaveCount(0);
    const day = page.getByRole("button", { name: /Jump to another date$/ });
    const row = log(tove).locator("article", { hasText: "two" });
    // By a person's wheel, and again should the list still be on its way to the end.
    await log(tove).hover();
    await expect
      .poll(async () => {
        if (await day.count()) return true;
        await page.mouse.wheel(0, -400);
        return false;
      })
      .toBe(true);
    await row.press("Control+c");
    const toast = toastsOf(page);
    // As long as the pointer is on it, it does not go away.
    await toast.hover();
    expect((await boxOf(toast)).top).toBeGreaterThanOrEqual((await boxOf(day)).bottom);

    await serveNewBuild(page);
    await tove.context.setOffline(true);
    await expect(page.getByText("You are offline.", { exact: false })).toBeVisible();
    await tove.context.setOffline(false);
    const offer = page.locator("p", { hasText: "A new version of Parley is available." });
    await expect(offer).toBeVisible();
    await row.press("Control+c");
    await toastsOf(page).first().hover();
    expectOverMiddle(await boxOf(offer), await boxOf(page.getByRole("main")));
    expect((await boxOf(offer)).top).toBeGreaterThanOrEqual((await boxOf(day)).bottom);
    expect((await boxOf(toastsOf(page).first())).top).toBeGreaterThanOrEqual((await boxOf(offer)).bottom);
    if (phone) await day.tap();
    else await day.click();
    await expect(page.getByRole("dialog", { name: "Jump to a date" })).toBeVisible();
  });
}
