import { expect } from "@playwright/test";
import { signIn } from "./behind.ts";
import { startWithHistory } from "./history.ts";
import { test } from "./journey.ts";

/** As many as a large company has. */
const count = 10_000;
const reader = { username: "reader", password: "the password of the reader" };
/** Everybody has said something once. */
const lines = Array.from({ length: count - 1 }, (_, index) => ({
  at: new Date(Date.UTC(2020, 0, 1) + index * 60_000).toISOString(),
  author: `person${String(index + 1).padStart(4, "0")}`,
  text: "Hello",
}));

let server: Awaited<ReturnType<typeof startWithHistory>>;
test.beforeAll(async () => {
  test.setTimeout(240_000);
  server = await startWithHistory(lines, reader);
});
test.afterAll(() => server.stop());

test("of ten thousand members only the visible ones are rendered, up to the last, and each can be found", async ({
  browser,
}) => {
  const context = await browser.newContext({ baseURL: server.baseURL });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await signIn({ name: "Reader", phone: false, context, page }, reader);
  await page.getByRole("link", { name: "Members" }).click();
  const main = page.getByRole("main");
  await expect(main.getByText("person0001", { exact: true })).toBeVisible();
  await main.getByText("person0001", { exact: true }).hover();

  const rows = main.getByRole("listitem");
  const last = main.getByText("person9999", { exact: true });
  let most = 0;
  await expect
    .poll(
      async () => {
        await page.mouse.wheel(0, 20_000);
        most = Math.max(most, await rows.count());
        return last.count();
      },
      { intervals: [50], timeout: 90_000 },
    )
    .toBe(1);
  expect(most).toBeLessThan(80);
  await expect(main.getByRole("heading", { name: /10,000/ })).toBeVisible();

  await main.getByRole("searchbox").fill("person7777");
  await expect(rows).toHaveCount(1);
  await expect(main.getByText("person7777", { exact: true })).toBeVisible();
});
