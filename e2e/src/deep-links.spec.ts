import { expect } from "@playwright/test";
import { call, chatOf, fill } from "./behind.ts";
import { refused, test } from "./journey.ts";
import { composer, log, meet, say, startGroup } from "./person.ts";

test("a link to a message opens it after signing in, and back and forward retrace the way", async ({
  browser,
  expectTrouble,
}) => {
  // The client may be asking for something when its cookie goes.
  expectTrouble(refused);
  const wim = await meet(browser, "Wim");
  const { username, password } = await startGroup(wim, "Harbour");
  await say(wim, "The ferry leaves at nine.");
  await expect(log(wim).getByText("Sending…")).toHaveCount(0);
  const id = await log(wim).locator("article").last().getAttribute("id");
  const chat = new URL(wim.page.url()).pathname;
  await wim.context.clearCookies();
  await wim.page.evaluate(() => localStorage.clear());

  await wim.page.goto(`${chat}?m=${id?.slice("m-".length)}`);
  await expect(wim.page).toHaveTitle("Sign in to Parley · Parley");
  await wim.page.getByLabel("Email or username").fill(username);
  await wim.page.getByLabel("Password", { exact: true }).fill(password);
  await wim.page.keyboard.press("Enter");
  await expect(log(wim).getByText("The ferry leaves at nine.")).toBeVisible();
  expect(new URL(wim.page.url()).pathname).toBe(chat);

  await wim.page.getByRole("link", { name: "Members" }).click();
  await expect(wim.page).toHaveTitle("Members · Harbour · Parley");
  await wim.page.getByRole("link", { name: "general" }).click();
  await expect(composer(wim)).toBeVisible();
  await wim.page.goBack();
  await expect(wim.page).toHaveTitle("Members · Harbour · Parley");
  await wim.page.goForward();
  await expect(wim.page).toHaveTitle("general · Harbour · Parley");

  // The group that is open leads nowhere else, so "back" does not stay here.
  await wim.page.getByRole("link", { name: "Harbour", exact: true }).dblclick();
  await wim.page.goBack();
  await expect(wim.page).toHaveTitle("Members · Harbour · Parley");

  // Of several windows every one says what it shows.
  const group = chat.split("/c/")[0];
  for (const [path, title] of [
    [`${group}/invites`, "Invites · Harbour"],
    [`${group}/settings`, "Group settings · Harbour"],
    ["/settings/profile", "Profile · Settings"],
    ["/settings/notifications", "Notifications · Settings"],
  ] as const) {
    await wim.page.goto(path);
    await expect(wim.page).toHaveTitle(`${title} · Parley`);
  }
});

test("back leads to where one was reading, and a link to what is new", async ({ browser }) => {
  const yves = await meet(browser, "Yves");
  await startGroup(yves, "Dock");
  const { page } = yves;
  await fill(yves, 120);
  await call(yves, "chats.create", { groupId: chatOf(yves).groupId, name: "crane" });
  const newest = log(yves).getByText("message 120", { exact: true });
  await expect(newest).toBeInViewport();

  /** The first message that is fully visible, and where it is, as soon as it stays there. */
  const place = () =>
    log(yves).evaluate(async (list) => {
      const look = () => {
        const edge = list.getBoundingClientRect().top;
        const rows = [...list.querySelectorAll("article")];
        const tops = rows.map((row) => ({ id: row.id, top: row.getBoundingClientRect().top - edge }));
        return tops.find(({ top }) => top >= 0);
      };
      for (let before = look(); ; ) {
        await new Promise(requestAnimationFrame);
        const now = look();
        if (now && now.id === before?.id && now.top === before.top) return now;
        before = now;
      }
    });
  const leaveAndComeBack = async () => {
    const before = await place();
    await page.getByRole("link", { name: "crane" }).click();
    await expect(page).toHaveTitle("crane · Dock · Parley");
    await page.goBack();
    await expect(page).toHaveTitle("general · Dock · Parley");
    await expect.poll(place).toEqual(before);
  };

  await log(yves).hover();
  await page.mouse.wheel(0, -1_777);
  await expect(newest).not.toBeInViewport();
  await leaveAndComeBack();

  // Far away, with only a part of the chat loaded that ends before the newest message.
  await page.getByRole("button", { name: "Jump to a date" }).click();
  await page.getByRole("button", { name: "The beginning" }).click();
  await expect(log(yves).getByText("message 1", { exact: true })).toBeInViewport();
  await leaveAndComeBack();

  await page.getByRole("link", { name: "crane" }).click();
  await expect(page).toHaveTitle("crane · Dock · Parley");
  await page.getByRole("link", { name: "general" }).click();
  await expect(newest).toBeInViewport();
});

test("after signing in, messages are requested before the page around them is rendered", async ({
  browser,
  expectTrouble,
}) => {
  // The client may be asking for something when its cookie goes.
  expectTrouble(refused);
  const xia = await meet(browser, "Xia");
  const { username, password } = await startGroup(xia, "Quay");
  await say(xia, "The boats are in.");
  await expect(log(xia).getByText("Sending…")).toHaveCount(0);
  await xia.context.clearCookies();
  await xia.page.evaluate(() => localStorage.clear());

  const { page } = xia;
  await page.goto("/sign-in");
  // The next page is prefetched.
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => {
    const { fetch } = window;
    window.fetch = (input, init) => {
      const isForMessages = String(input).includes("messages.list");
      if (isForMessages) document.body.dataset["drawn"] ??= String(document.querySelector("nav") !== null);
      return fetch(input, init);
    };
  });
  await page.getByLabel("Email or username").fill(username);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.keyboard.press("Enter");
  await expect(log(xia).getByText("The boats are in.")).toBeVisible();
  await expect(page.locator("body")).toHaveAttribute("data-drawn", "false");
});

test("on a reload, the page's code is fetched while the snapshot is still loading", async ({ browser }) => {
  const yan = await meet(browser, "Yan");
  await startGroup(yan, "Pier");
  const { page } = yan;
  const part = page.waitForRequest(/\/assets\/conversation-[\w-]+\.js$/);
  await page.route("**/trpc/sync.snapshot*", async (route) => {
    await part;
    await route.continue();
  });
  await page.reload();
  await expect(composer(yan)).toBeVisible();
});

test("an unknown address shows an error and a way back", async ({ browser }) => {
  const xia = await meet(browser, "Xia");
  await startGroup(xia, "Loft");
  const { pathname } = new URL(xia.page.url());
  const group = pathname.slice(0, pathname.indexOf("/c/"));

  await xia.page.goto(`${group}/c/00000000-0000-7000-8000-000000000000`);
  await expect(xia.page).toHaveTitle("Chat not found · Parley");
  await xia.page.getByRole("link", { name: "Back to your chats" }).click();
  await expect(composer(xia)).toBeVisible();
  await xia.page.goto("/g/00000000-0000-7000-8000-000000000000");
  await expect(xia.page).toHaveTitle("You are not in this group · Parley");
  for (const address of ["/no/such/page", "/%E0%A4%A"]) {
    await xia.page.goto(address);
    await expect(xia.page).toHaveTitle("Nothing here · Parley");
  }
  await xia.page.getByRole("link", { name: "Back to your chats" }).click();
  await expect(composer(xia)).toBeVisible();

  // Someone else's chat looks the same as one that does not exist.
  const stranger = await meet(browser, "Zed");
  await startGroup(stranger, "Elsewhere");
  await stranger.page.goto(pathname);
  await expect(stranger.page).toHaveTitle("You are not in this group · Parley");
});
