import { expect, type Page } from "@playwright/test";
import { makeLines, startWithHistory } from "./history.ts";
import { test } from "./journey.ts";

/** As many as a busy channel has after nine years. */
const count = 90_000;
const lines = makeLines(count);
const reader = { username: "reader", password: "the password of the reader" };

let server: Awaited<ReturnType<typeof startWithHistory>>;
test.beforeAll(async () => {
  test.setTimeout(240_000);
  server = await startWithHistory(lines, reader);
});
test.afterAll(() => server.stop());

declare global {
  interface Window {
    mostRows: number;
  }
}

/** The numbers of the visible messages, from top to bottom. */
const seen = (page: Page) =>
  page.getByRole("log").evaluate((log) => {
    const { top, bottom } = log.getBoundingClientRect();
    return [...log.querySelectorAll("article")]
      .filter((row) => row.getBoundingClientRect().bottom > top && row.getBoundingClientRect().top < bottom)
      .map((row) => Number(/№(\d+)/.exec(row.textContent)?.[1]));
  });

/** Scrolls, and checks at every step that the visible messages are consecutive. */
async function roll(page: Page, { by, times }: { by: number; times: number }): Promise<void> {
  await page.getByRole("log").hover();
  for (let turn = 0; turn < times; turn++) {
    await page.mouse.wheel(0, by);
    await page.waitForTimeout(30);
    const numbers = await seen(page);
    expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
  }
}

const first = async (page: Page) => (await seen(page))[0] ?? Number.NaN;
const message = (page: Page, number: number) =>
  page.getByRole("article").filter({ hasText: new RegExp(`№${number}(?!\\d)`) });

test("ninety thousand messages can be scrolled both ways, and reached by date, by link, and at the end", async ({
  browser,
}) => {
  const context = await browser.newContext({ baseURL: server.baseURL, timezoneId: "UTC", locale: "en-GB" });
  const page = await context.newPage();
  await page.addInitScript(() => {
    window.mostRows = 0;
    const look = () => {
      window.mostRows = Math.max(window.mostRows, document.querySelectorAll("[role=log] article").length);
      requestAnimationFrame(look);
    };
    look();
  });
  await page.goto("/sign-in");
  await page.getByLabel("Email or username").fill(reader.username);
  await page.getByLabel("Password", { exact: true }).fill(reader.password);
  await page.getByRole("button", { name: "Sign in" }).click();

  // Imported messages count as read, so the chat opens at its end.
  await expect(message(page, count)).toBeInViewport();
  await roll(page, { by: -1_500, times: 25 });
  const up = await first(page);
  expect(up).toBeLessThan(count - 200);
  await roll(page, { by: 1_500, times: 10 });
  const down = await first(page);
  expect(down).toBeGreaterThan(up + 50);
  expect(down).toBeLessThan(count - 100);

  // A day in the middle: its first message, or the first one after it.
  const day = "2012-03-05";
  const onDay = lines.findIndex(({ at }) => at >= day) + 1;
  expect(onDay).toBeGreaterThan(1_000);
  await page.getByRole("button", { name: "Jump to a date", exact: true }).click();
  await page.getByLabel("Day", { exact: true }).fill(day);
  await page.getByRole("button", { name: "Go", exact: true }).click();
  await expect(message(page, onDay)).toBeInViewport();
  await expect(message(page, onDay)).toBeFocused();
  await roll(page, { by: 1_500, times: 15 });
  expect(await first(page)).toBeGreaterThan(onDay + 60);
  await roll(page, { by: -1_500, times: 35 });
  expect(await first(page)).toBeLessThan(onDay - 60);

  await page.getByRole("button", { name: "Jump to a date", exact: true }).click();
  await page.getByRole("button", { name: "The beginning" }).click();
  await expect(message(page, 1)).toBeFocused();
  await expect(page.getByText("This is the beginning of general")).toBeInViewport();

  // By the message's own link.
  const far = message(page, 5);
  const link = `${page.url().replace(/\?.*/, "")}?m=${(await far.getAttribute("id"))?.slice(2)}`;
  await page.goto("/");
  await expect(message(page, count)).toBeInViewport();
  await page.goto(link);
  await expect(message(page, 5)).toBeInViewport();
  await expect(message(page, 5)).toBeFocused();
  await roll(page, { by: 1_500, times: 10 });
  expect(await first(page)).toBeGreaterThan(60);

  await page.getByRole("button", { name: /^Jump to latest/ }).click();
  await expect(message(page, count)).toBeInViewport();
  await expect(page).not.toHaveURL(/m=/);
  await expect(page.getByRole("button", { name: /^Jump to latest/ })).toBeHidden();

  const most = await page.evaluate(() => window.mostRows);
  expect(most).toBeGreaterThan(10);
  expect(most).toBeLessThanOrEqual(120);
  await context.close();
});
