import { expect, type Page } from "@playwright/test";
import { call } from "./behind.ts";
import { test } from "./journey.ts";
import { bringIn, composer, log, type Person, say, signUp, two } from "./person.ts";

/*
 * Mentions, direct messages, mutes and notifications. A page cannot read what the system displays, so these tests
 * record each Notification that the page creates; the browser's own class does the rest.
 */

interface Shown {
  readonly title: string;
  readonly body: string;
}

declare global {
  interface Window {
    shownNotifications?: Notification[];
    closedNotifications?: Notification[];
  }
}

/** Records every notification that a page shows, from its next load on. */
async function recordNotifications({ context }: Person): Promise<void> {
  await context.addInitScript(() => {
    const shown: Notification[] = [];
    const closed: Notification[] = [];
    class Noted extends Notification {
      constructor(title: string, options?: NotificationOptions) {
        super(title, options);
        shown.push(this);
      }
      override close() {
        super.close();
        closed.push(this);
      }
    }
    window.Notification = Noted;
    window.shownNotifications = shown;
    window.closedNotifications = closed;
  });
}

const notificationsOf = (page: Page): Promise<Shown[]> =>
  page.evaluate(() => (window.shownNotifications ?? []).map(({ title, body }) => ({ title, body })));

const closedOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => (window.closedNotifications ?? []).map(({ body }) => body));

const press = (page: Page): Promise<void> =>
  page.evaluate(() => {
    window.shownNotifications?.at(-1)?.onclick?.(new Event("click"));
  });

/** The username of a person. */
async function usernameOf({ page }: Person): Promise<string> {
  const { id, username } = await page.evaluate(async () => {
    const answer = await fetch("/trpc/users.me");
    return ((await answer.json()) as { result: { data: { id: string; username: string } } }).result.data;
  });
  expect(id).not.toBe("");
  return username;
}

const sidebarLink = ({ page }: Person, name: string | RegExp) =>
  page.getByRole("navigation", { name: "Chats" }).getByRole("link", { name });

test("a mention notifies in one tab only, after opting in, and not in the chat that is open", async ({ browser }) => {
  const [ida, jan] = await two(browser, ["Ida", "Jan"], "Observatory");
  const me = await usernameOf(ida);
  await ida.context.grantPermissions(["notifications"]);
  await recordNotifications(ida);
  await ida.page.goto("/settings/notifications");

  // The browser allows it, but the person has not turned it on.
  await expect(ida.page.getByRole("switch", { name: "Show notifications" })).not.toBeChecked();
  await say(jan, `@${me} the first comet`);
  await expect(ida.page).toHaveTitle(/^\(1\) /);
  expect(await notificationsOf(ida.page)).toEqual([]);

  await ida.page.getByRole("switch", { name: "Show notifications" }).check();
  const second = await ida.context.newPage();
  await second.goto("/settings/notifications");
  await expect(second.getByRole("switch", { name: "Show notifications" })).toBeChecked();
  await say(jan, "nobody in particular");
  await say(jan, `@${me} the second comet`);
  const both = async () => [...(await notificationsOf(ida.page)), ...(await notificationsOf(second))];
  await expect.poll(both).toEqual([{ title: "Jan in general", body: `@${me} the second comet` }]);

  await press((await notificationsOf(second)).length > 0 ? second : ida.page);
  const opened = (await notificationsOf(second)).length > 0 ? second : ida.page;
  await expect(opened.getByRole("log").getByText("the second comet")).toBeVisible();
  await expect(opened).toHaveURL(/\/c\//);
  await expect(opened).toHaveTitle(/^general/);

  // The chat is open now, so no notification; a direct message still notifies.
  await say(jan, `@${me} the third comet`);
  await expect(opened.getByRole("log").getByText("the third comet")).toBeVisible();
  await jan.page.getByRole("link", { name: "Members" }).click();
  await jan.page.getByRole("button", { name: "Message Ida" }).click();
  await say(jan, "between us");
  await expect.poll(both).toContainEqual({ title: "Jan", body: "between us" });
  expect((await both()).length).toBe(2);

  // Signing out closes the notifications, so that the next user of this computer does not see them.
  const closed = async () => (await Promise.all([ida.page, second].map(closedOf))).flat();
  expect(await closed()).not.toContain("between us");
  await opened.getByRole("button", { name: /^Signed in as Ida/ }).click();
  await opened.getByRole("menuitem", { name: "Sign out" }).click();
  await expect.poll(closed).toContain("between us");
});

test("the settings say so when the browser blocks notifications", async ({ browser }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto("/sign-up");
  await signUp({ name: "Kai", phone: false, page, context });
  await page.goto("/settings/notifications");
  // In a test nobody answers the prompt, which the browser treats as a denial.
  await page.getByRole("button", { name: "Turn on notifications" }).click();
  await expect.poll(() => page.evaluate(() => Notification.permission)).toBe("denied");
  await expect(page.getByText("Your browser blocks notifications from Parley.")).toBeVisible();
});

test("two people exchange direct messages, which appear in the sidebar", async ({ browser }) => {
  const [lea, max] = await two(browser, ["Lea", "Max"], "Darkroom");
  await lea.page.getByRole("link", { name: "Members" }).click();
  await lea.page.getByRole("button", { name: "Message Max" }).click();
  await expect(lea.page.getByRole("heading", { name: "Max", exact: true })).toBeVisible();
  await say(lea, "Just between us");

  await expect(max.page).toHaveTitle(/^\(1\) /);
  await max.page.getByRole("link", { name: /Lea.*1 unread message/ }).click();
  await expect(log(max).getByText("Just between us")).toBeVisible();
  await say(max, "Nobody else hears it");
  await expect(log(lea).getByText("Nobody else hears it")).toBeVisible();
  await expect(max.page.getByRole("link", { name: "Direct messages" })).toBeVisible();
  await max.page.reload();
  await expect(log(max).getByText("Just between us")).toBeVisible();
});

test("the header of a direct conversation shows the other person's picture and presence, and opens their profile", async ({
  browser,
}) => {
  const [lea, max] = await two(browser, ["Lea", "Max"], "Darkroom");
  const header = lea.page.locator("main > header");
  await expect(header.getByRole("heading", { name: "general" })).toBeVisible();
  await expect(header.getByRole("button", { name: "general", exact: true })).toHaveCount(0);
  // Without the sidebar, so that only the header can tell about the presence.
  await lea.page.setViewportSize({ width: 390, height: 844 });
  await lea.page.goto(new URL("members", lea.page.url().replace(/c\/[^/]+$/, "")).href);
  await lea.page.getByRole("button", { name: "Message Max" }).click();
  await expect(header.getByRole("heading", { name: "Max", exact: true })).toBeVisible();
  await expect(sidebarLink(lea, "Max")).toHaveCount(0);
  await expect(header.getByText("Online", { exact: true })).toBeVisible();
  await call(max, "presence.set", { status: "away" });
  await expect(header.getByText("Away", { exact: true })).toBeVisible();

  const picture = header.locator("img");
  await expect(picture).toHaveCount(0);
  await max.page.evaluate(async () => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 64, height: 64 });
    const body = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
    await fetch("/api/pictures", { method: "POST", headers: { "content-type": "image/png" }, body });
  });
  await expect(picture).toHaveAttribute("src", /^\/api\/pictures\//);
  // The beginning shows it, too.
  await expect(log(lea).locator("img")).toHaveAttribute("src", /^\/api\/pictures\//);

  const card = lea.page.getByRole("dialog", { name: "Max" });
  const place = await picture.boundingBox();
  if (!place) throw new Error("The picture has no place.");
  await lea.page.mouse.click(place.x + place.width / 2, place.y + place.height / 2);
  await expect(card.getByText(/^@max/)).toBeVisible();
  await lea.page.keyboard.press("Escape");
  await expect(card).toBeHidden();

  const name = header.getByRole("button", { name: "Max", exact: true });
  await header.getByRole("link", { name: "Back" }).focus();
  await lea.page.keyboard.press("Tab");
  await expect(name).toBeFocused();
  await lea.page.keyboard.press("Enter");
  await expect(card.getByRole("link", { name: "Show profile" })).toBeVisible();
  await lea.page.keyboard.press("Escape");
  await expect(card).toBeHidden();
  await expect(name).toBeFocused();
});

test("the profile card leads to the conversation with the person, but not from there", async ({ browser }) => {
  const [lea, max] = await two(browser, ["Lea", "Max"], "Darkroom");
  const card = lea.page.getByRole("dialog", { name: "Max" });
  const author = log(lea).locator("article").getByRole("button", { name: "Max", exact: true });
  await say(max, "Who has the enlarger?");
  await author.click();
  await card.getByRole("button", { name: "Message", exact: true }).click();
  const title = lea.page.locator("main > header").getByRole("button", { name: "Max", exact: true });
  await expect(title).toBeVisible();
  await say(lea, "I do");

  await max.page.getByRole("link", { name: /Lea.*1 unread message/ }).click();
  await say(max, "Thank you");
  for (const name of [author, title]) {
    await name.click();
    await expect(card.getByRole("link", { name: "Show profile" })).toBeVisible();
    await expect(card.getByRole("button")).toHaveCount(0);
    await lea.page.keyboard.press("Escape");
    await expect(card).toBeHidden();
  }
});

test("the rail leads to the first direct conversation, whose arrival moves no group", async ({ browser }) => {
  const [lea, max] = await two(browser, ["Lea", "Max"], "Darkroom");
  const group = max.page.getByRole("link", { name: "Darkroom" });
  let before: unknown = null;
  // The link is replaced once by one with a tooltip.
  await expect.poll(async () => (before = await group.boundingBox())).not.toBeNull();

  await lea.page.getByRole("link", { name: "Direct messages" }).click();
  await expect(lea.page.getByRole("heading", { name: "No direct messages yet" })).toBeVisible();
  await lea.page.getByRole("main").getByRole("button", { name: "New message" }).click();
  await lea.page.keyboard.type("Max");
  await lea.page.getByRole("option", { name: /^Max/ }).first().click();
  await say(lea, "Just between us");

  await expect(max.page.getByRole("link", { name: /^Direct messages, 1 unread message/ })).toBeVisible();
  expect(await group.boundingBox()).toEqual(before);
});

test("a direct conversation starts from the sidebar, and the rail opens the one with unread messages", async ({
  browser,
}) => {
  const [lea, max] = await two(browser, ["Lea", "Max"], "Darkroom");
  const ned = await bringIn(lea, { browser, name: "Ned", group: "Darkroom" });
  for (const person of [lea, ned]) {
    await person.page.getByRole("button", { name: "New message" }).click();
    // People are offered at once, and nothing else.
    await expect(person.page.getByRole("option")).toHaveCount(2);
    await expect(person.page.getByRole("option", { name: /^Max/ })).toBeVisible();
    await person.page.keyboard.type("Max");
    await person.page.getByRole("option", { name: /^Max/ }).first().click();
    await expect(person.page.getByRole("textbox", { name: "Write to Max" })).toBeVisible();
  }
  await say(lea, "The first");
  await max.page.getByRole("link", { name: /Lea.*1 unread message/ }).click();
  await expect(log(max).getByText("The first")).toBeVisible();

  await say(ned, "The second");
  await max.page.getByRole("link", { name: /^Direct messages, 1 unread message/ }).click();
  await expect(log(max).getByText("The second")).toBeVisible();
});

test("a muted chat shows only mentions, on all devices", async ({ browser }) => {
  const [nia, oli] = await two(browser, ["Nia", "Oli"], "Lighthouse");
  const me = await usernameOf(nia);
  await nia.page.getByRole("button", { name: "Menu of general" }).click();
  await nia.page.getByRole("menuitem", { name: "Mute" }).click();
  await expect(sidebarLink(nia, /general/).getByRole("img", { name: "Muted" })).toBeVisible();
  await nia.page.getByRole("link", { name: "Members" }).click();
  await say(oli, "fog again");
  await say(oli, "and again");
  await say(oli, `@${me} look at this fog`);
  await expect(sidebarLink(nia, /general.*1 mention/)).toBeVisible();
  await expect(nia.page).toHaveTitle(/^\(1\) /);

  const other = await nia.context.newPage();
  await other.goto(nia.page.url());
  await expect(other).toHaveTitle(/^\(1\) /);
  await expect(composer(oli)).toBeVisible();
});
