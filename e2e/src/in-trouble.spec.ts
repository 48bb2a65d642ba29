import { type BrowserContext, expect, type Locator, type Page, type Route } from "@playwright/test";
import { alone, call, chatOf, fill, markLoad, signIn } from "./behind.ts";
import { noNetwork, test } from "./journey.ts";
import { composer, log, meet, say, startGroup } from "./person.ts";
import { shiftsOf, watchShifts } from "./shifts.ts";

/* An unreachable server, unavailable storage, a slow network, and empty states. */

/** A proxy's response when its server is down, and the browser's message about it. */
const badGateway = { status: 502, contentType: "text/html", body: "<h1>502 Bad Gateway</h1>" };
const gatewayTrouble = /^Failed to load resource: .* status of 502/;
const calls = /\/(trpc|api)\//;

for (const [how, away] of [
  ["cannot be reached", null],
  ["is down behind its proxy", badGateway],
] as const) {
  for (const [way, press] of [
    ["on request", true],
    ["automatically", false],
  ] as const) {
    test(`when the server ${how} at the first load, the page shows an error, and the chat opens ${way} later`, async ({
      browser,
      expectTrouble,
    }) => {
      // React logs errors that a page renders, hence the last pattern.
      expectTrouble(noNetwork, gatewayTrouble, /^UnreachableError/);
      const [hal] = await alone(browser, "Hal", "Lighthouse");
      await say(hal, "the lamp is lit");
      await expect(log(hal).getByText("Sending…")).toHaveCount(0);
      let cut = 0;
      const refuse = (route: Route) => {
        cut++;
        return away ? route.fulfill(away) : route.abort();
      };
      await hal.page.route(calls, refuse);
      await hal.page.reload();
      await expect(hal.page.getByRole("heading", { name: "Could not load this" })).toBeVisible();
      await expect(hal.page.getByText("Parley cannot be reached.", { exact: false })).toBeVisible();
      expect(cut).toBeGreaterThan(0);
      const isSame = await markLoad(hal);
      // The page polls this call to recover by itself.
      if (press) await hal.page.route("**/api/auth/get-session", refuse);
      await hal.page.unroute(calls);
      if (press) await hal.page.getByRole("button", { name: "Try again" }).click();
      await expect(log(hal).getByText("the lamp is lit")).toBeVisible({ timeout: 20_000 });
      await expect(composer(hal)).toBeVisible();
      expect(await isSame()).toBe(true);
    });
  }
}

test("a chat that fails to load shows an error and can be retried", async ({ browser, expectTrouble }) => {
  expectTrouble(noNetwork, gatewayTrouble);
  const [ina] = await alone(browser, "Ina", "Archive");
  await fill(ina, 3);
  const pages = /\/trpc\/[^?]*messages\.list/;
  await ina.page.route(pages, (route) => route.fulfill(badGateway));
  await ina.page.reload();
  await expect(ina.page.getByRole("heading", { name: "Could not load this" })).toBeVisible({ timeout: 20_000 });
  // The rest of the page still works: a draft is kept.
  await composer(ina).fill("meanwhile");
  await ina.page.unroute(pages);
  await ina.page.getByRole("button", { name: "Try again" }).click();
  await expect(log(ina).getByText("message 3", { exact: false })).toBeVisible();
  await expect(composer(ina)).toHaveValue("meanwhile");
});

test("older messages that fail to load show an error and can be retried", async ({ browser, expectTrouble }) => {
  expectTrouble(noNetwork, gatewayTrouble);
  const [jon] = await alone(browser, "Jon", "Cellar");
  await fill(jon, 130);
  await jon.page.reload();
  await expect(log(jon).getByText("message 130", { exact: false })).toBeVisible();
  const pages = /\/trpc\/[^?]*messages\.list/;
  await jon.page.route(pages, (route) => route.fulfill(badGateway));
  const failed = jon.page.getByText("Could not load older messages.");
  await log(jon).hover();
  await expect(async () => {
    await jon.page.mouse.wheel(0, -3_000);
    await expect(failed).toBeInViewport({ timeout: 500 });
  }).toPass({ timeout: 20_000 });
  await jon.page.unroute(pages);
  await jon.page.getByRole("button", { name: "Try again" }).click();
  await expect(failed).toBeHidden();
  await expect(async () => {
    await jon.page.mouse.wheel(0, -3_000);
    await expect(log(jon).getByText(/^message 1$/)).toBeInViewport({ timeout: 500 });
  }).toPass({ timeout: 20_000 });
});

/** Storage that is forbidden, as in some private windows, and storage on a full disk. */
const storages = {
  forbidden: () => {
    for (const name of ["localStorage", "sessionStorage", "indexedDB"] as const) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException("The operation is insecure.", "SecurityError");
        },
      });
    }
  },
  full: () => {
    Storage.prototype.setItem = () => {
      throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
    };
  },
};

for (const [how, spoil] of Object.entries(storages)) {
  test(`with ${how} storage, signing up, writing, reading and signing in work`, async ({ browser }) => {
    const kai = await meet(browser, "Kai");
    await kai.context.addInitScript(spoil);
    const account = await startGroup(kai, "No storage");
    expect(await kai.page.evaluate(canStore)).toBe(false);
    await say(kai, "kept by the server");
    await expect(log(kai).getByText("kept by the server")).toBeVisible();
    await composer(kai).fill("kept by the page");
    await kai.page.getByRole("link", { name: "Members" }).click();
    await expect(kai.page.getByText(/^@kai/)).toBeVisible();
    await kai.page.getByRole("link", { name: "general" }).click();
    await expect(composer(kai)).toHaveValue("kept by the page");
    await expect(log(kai).getByText("kept by the server")).toBeVisible();
    await expect(log(kai).getByText("Sending…")).toHaveCount(0);

    const { pathname } = chatOf(kai);
    await kai.page.reload();
    await expect(log(kai).getByText("kept by the server")).toBeVisible();
    await kai.page.getByRole("button", { name: /^Signed in as Kai/ }).click();
    await kai.page.getByRole("menuitem", { name: "Sign out" }).click();
    await expect(kai.page).toHaveURL(/sign-in/);
    await kai.page.goto(pathname);
    await signIn(kai, account);
    await expect(log(kai).getByText("kept by the server")).toBeVisible();
  });
}

const canStore = () => {
  try {
    localStorage.setItem("tried", "1");
    return localStorage.getItem("tried") === "1";
  } catch {
    return false;
  }
};

async function slowDown(context: BrowserContext, page: Page): Promise<void> {
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Network.setCacheDisabled", { cacheDisabled: true });
  const line = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
  await devtools.send("Network.emulateNetworkConditions", line);
}

for (const phone of [false, true]) {
  test(`on a slow connection skeletons come first, and nothing shifts${phone ? ", on a phone" : ""}`, async ({
    browser,
  }) => {
    test.setTimeout(120_000);
    const lea = await meet(browser, "Lea", { phone });
    await startGroup(lea, "Far away");
    await fill(lea, 40);
    const page = await lea.context.newPage();
    await watchShifts(page);
    await slowDown(lea.context, page);
    await page.goto(lea.page.url(), { waitUntil: "commit" });
    const skeleton = page.getByRole("status", { name: "Loading…" }).first();
    await expect(skeleton).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText("message 40", { exact: false })).toBeVisible({ timeout: 60_000 });
    await expect(skeleton).toBeHidden({ timeout: 30_000 });
    // Wait for what is fetched when idle: menus, tooltips, the other pages.
    await page.waitForLoadState("load");
    await expect(page.getByRole("textbox", { name: /^Write to / })).toBeVisible();
    await page.waitForTimeout(4_000);
    expect(await shiftsOf(page)).toEqual([]);
    // The premise: the observer does see shifts.
    await page.evaluate(() => document.body.prepend(Object.assign(document.createElement("p"), { textContent: "!" })));
    await expect.poll(async () => (await shiftsOf(page)).length).toBeGreaterThan(0);
  });
}

test("empty states say what to do next", async ({ browser }) => {
  const [max] = await alone(browser, "Max", "Empty house");
  const { page } = max;
  const card: Locator = page.getByRole("complementary", { name: /Empty house/ });
  await expect(page.getByRole("heading", { name: /general/ }).last()).toBeVisible();
  await expect(log(max).locator("article")).toHaveCount(0);
  await expect(page.getByText("Say hello", { exact: false })).toBeVisible();
  await expect(card.getByRole("button", { name: /link/i })).toBeVisible();

  await page.getByRole("link", { name: "Members" }).click();
  await expect(page.getByRole("heading", { name: "You are the only one here" })).toBeVisible();
  await expect(page.getByText("Send an invite link to the people you want to talk to.")).toBeVisible();
  await page.getByRole("searchbox").fill("nobody at all");
  await expect(page.getByRole("heading", { name: "Nobody matches “nobody at all”" })).toBeVisible();
  await expect(page.getByText("Type the beginning of a name or username.")).toBeVisible();

  await page.getByRole("link", { name: "Invites" }).click();
  await expect(page.getByRole("heading", { name: "No open invites" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Create an invite" }).last()).toBeVisible();

  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Go to" }).fill("qqqqxx");
  await expect(page.getByText("Nothing matches “qqqqxx”")).toBeVisible();
  await expect(page.getByText("Try part of the name, or fewer letters.")).toBeVisible();
  await page.keyboard.press("Escape");

  // A group without a chat says how to create one.
  const { groupId } = chatOf(max);
  await page.getByRole("link", { name: "general" }).click();
  await expect(composer(max)).toBeVisible();
  await call(max, "chats.delete", { chatId: chatOf(max).chatId });
  await page.goto(`/g/${groupId}`);
  await expect(page.getByText("No chats yet").first()).toBeVisible();
  await page.getByRole("button", { name: "Create chat" }).first().click();
  await expect(page.getByRole("dialog", { name: "Create a chat" })).toBeVisible();
});
