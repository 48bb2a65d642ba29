import { type Browser, expect, type Page } from "@playwright/test";
import { call, chatOf, fill } from "./behind.ts";
import { test } from "./journey.ts";
import { log, meet, type Person, startGroup } from "./person.ts";
import { shiftsOf, watchShifts } from "./shifts.ts";

/* Nothing moves by itself while a page is loaded, however long its parts take. */

/** Meets somebody far enough from the server that what comes one after the other is painted one after the other. */
async function meetFar(browser: Browser, name: string, phone: boolean): Promise<Person> {
  const person = await meet(browser, name, { phone });
  const devtools = await person.context.newCDPSession(person.page);
  await devtools.send("Network.enable");
  const line = { offline: false, latency: 50, downloadThroughput: -1, uploadThroughput: -1 };
  await devtools.send("Network.emulateNetworkConditions", line);
  await watchShifts(person.page);
  return person;
}

/** Waits also for what is fetched when the page is idle: menus, tooltips, the invite card, the other pages. */
const untilAllIsFetched = (page: Page) =>
  page.evaluate(async () => {
    const fetched = () => performance.getEntriesByType("resource").length;
    for (let before = -1; before !== fetched(); ) {
      before = fetched();
      await new Promise((resolve) => requestIdleCallback(resolve));
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  });

for (const phone of [false, true]) {
  test(`nothing moves by itself when a page is loaded${phone ? " on a phone" : ""}`, async ({ browser }) => {
    const uma = await meetFar(browser, "Uma", phone);
    const stranger = await meetFar(browser, "Wim", phone);
    await startGroup(uma, "Lighthouse");
    await fill(uma, 2);
    const { pathname, groupId } = chatOf(uma);
    const { token } = await call<{ token: string }>(uma, "invites.create", { groupId });
    const pages = [
      [uma, pathname, log(uma).getByText("message 2", { exact: true })],
      [uma, `/g/${groupId}/members`, uma.page.getByText("You are the only one here")],
      [uma, "/settings/profile", uma.page.getByRole("button", { name: "Save profile" })],
      [uma, "/directs", uma.page.getByText("No direct messages yet")],
      [stranger, `/invite/${token}`, stranger.page.getByRole("link", { name: "Create an account" })],
      [stranger, "/sign-in", stranger.page.getByLabel("Email or username")],
      [stranger, "/sign-up", stranger.page.getByLabel("Username")],
    ] as const;
    for (const [{ page }, path, content] of pages) {
      await page.goto(path);
      await expect(content).toBeVisible();
      await expect(page.getByRole("status", { name: "Loading…" })).toHaveCount(0);
      await untilAllIsFetched(page);
      expect.soft(await shiftsOf(page), path).toEqual([]);
    }
    // The premise: it is seen when something moves.
    const { page } = stranger;
    await page.evaluate(() => document.body.prepend(Object.assign(document.createElement("p"), { textContent: "!" })));
    await expect.poll(async () => (await shiftsOf(page)).length).toBeGreaterThan(0);
  });
}
