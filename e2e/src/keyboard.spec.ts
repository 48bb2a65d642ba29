import { expect, type Locator } from "@playwright/test";
import { accountOf } from "./behind.ts";
import { refused, test } from "./journey.ts";
import { composer, log, meet, type Person, say, startGroup, two } from "./person.ts";

async function openSwitcher({ page }: Person): Promise<void> {
  await page.keyboard.press("ControlOrMeta+k");
  await expect(page.getByRole("combobox", { name: "Go to" })).toBeFocused();
}

/** The option that Enter would choose in the switcher. */
const choice = ({ page }: Person) => page.getByRole("option", { selected: true });

async function makeChat(person: Person, name: string): Promise<void> {
  await person.page.getByRole("button", { name: "New chat" }).click();
  const dialog = person.page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: "Create chat" }).click();
  await expect(person.page.getByRole("heading", { name, exact: true })).toBeVisible();
}

/** Presses Tab until the target has the focus. */
async function tabTo({ page }: Person, target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  for (let presses = 0; presses < 8; presses++) {
    if (await target.evaluate((element) => element.matches(":focus"))) break;
    await page.keyboard.press(key);
  }
  await expect(target).toBeFocused();
}

test("deleting a message with the keyboard keeps the focus on it", async ({ browser }) => {
  const lou = await meet(browser, "Lou");
  await startGroup(lou, "Keys only");
  await say(lou, "kept");
  await say(lou, "regretted");
  await expect(log(lou).getByText("Sending…")).toHaveCount(0);
  const { keyboard } = lou.page;
  const row = log(lou).locator("article").last();

  await tabTo(lou, row, "Shift+Tab");
  await keyboard.press("Delete");
  await expect(row).toContainText("Message deleted");
  await expect(row).toBeFocused();
  await keyboard.press("ArrowUp");
  await expect(log(lou).locator("article").first()).toBeFocused();
});

test("signing in, sending and editing a message work with the keyboard alone", async ({ browser }) => {
  const max = await meet(browser, "Max");
  const { username, password } = await startGroup(max, "No mouse");
  const { keyboard } = max.page;
  await openSwitcher(max);
  await keyboard.type("sign out");
  await keyboard.press("Enter");

  await expect(max.page.getByLabel("Email or username")).toBeFocused();
  await keyboard.type(username);
  await tabTo(max, max.page.getByLabel("Password", { exact: true }));
  await keyboard.type(password);
  await keyboard.press("Enter");
  await expect(composer(max)).toBeFocused();

  // Create a chat and find another one, without leaving the switcher's field.
  await openSwitcher(max);
  await keyboard.type("new chan");
  await expect(choice(max)).toHaveText("Create a chat");
  await keyboard.press("Enter");
  await expect(max.page.getByRole("dialog").getByLabel("Name")).toBeFocused();
  await keyboard.type("workshop");
  await keyboard.press("Enter");
  await expect(max.page.getByRole("heading", { name: "workshop", exact: true })).toBeVisible();
  await openSwitcher(max);
  await keyboard.type("gnrl");
  await expect(choice(max)).toContainText("general");
  await keyboard.press("Enter");
  await expect(max.page.getByRole("heading", { name: "general", exact: true })).toBeVisible();
  await expect(composer(max)).toBeFocused();

  await keyboard.type("written withuot a mouse");
  await keyboard.press("Enter");
  await expect(log(max).getByText("written withuot a mouse")).toBeVisible();
  await expect(log(max).getByText("Sending…")).toHaveCount(0);
  await keyboard.press("ArrowUp");
  await expect(max.page.getByRole("textbox", { name: "Edit message" })).toBeFocused();
  await keyboard.press("ControlOrMeta+a");
  await keyboard.type("written without a mouse");
  await keyboard.press("Enter");
  await expect(log(max).getByText("written without a mouse")).toBeVisible();
  await expect(log(max).getByText("edited")).toBeVisible();
  await expect(composer(max)).toBeFocused();
});

test("the focus is never lost, on navigation or when the focused element disappears", async ({ browser }) => {
  const ivy = await meet(browser, "Ivy");
  await startGroup(ivy, "In focus");
  const { keyboard } = ivy.page;
  await openSwitcher(ivy);
  await keyboard.type("invites");
  await keyboard.press("Enter");
  await expect(ivy.page).toHaveURL(/invites$/);
  await expect(ivy.page.getByRole("main")).toBeFocused();

  await tabTo(ivy, ivy.page.getByRole("button", { name: "Create an invite" }).first());
  await keyboard.press("Enter");
  await tabTo(ivy, ivy.page.getByRole("button", { name: "Create link" }));
  await keyboard.press("Enter");
  await expect(ivy.page.getByRole("button", { name: "Copy link" })).toBeFocused();
  await keyboard.press("Escape");
  // The list of none offers another one until the new invite is in it.
  await expect(ivy.page.getByRole("button", { name: "Create an invite" }).first()).toBeFocused();

  await tabTo(ivy, ivy.page.getByRole("button", { name: "Revoke" }));
  await keyboard.press("Enter");
  await tabTo(ivy, ivy.page.getByRole("alertdialog").getByRole("button", { name: "Revoke" }));
  await keyboard.press("Enter");
  await expect(ivy.page.getByText("No open invites")).toBeVisible();
  await expect(ivy.page.getByRole("main")).toBeFocused();
});

test("Enter right after the last letter chooses what was typed", async ({ browser, expectTrouble }) => {
  // What the page was still asking for when the session ended.
  expectTrouble(refused);
  const ned = await meet(browser, "Ned");
  await startGroup(ned, "In a hurry");
  await openSwitcher(ned);
  await ned.page.evaluate(async () => {
    const field = document.activeElement as HTMLInputElement;
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, "sign out");
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    // The shortest gap that a busy browser leaves between two keys.
    await Promise.resolve();
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
  });
  await expect(ned.page.getByLabel("Email or username")).toBeVisible();
});

test("the switcher offers recent chats first, and restores the focus on Escape", async ({ browser }) => {
  const nil = await meet(browser, "Nil");
  await startGroup(nil, "Back and forth");
  await makeChat(nil, "first");
  await makeChat(nil, "second");
  await composer(nil).fill("half a sentence");

  await openSwitcher(nil);
  await expect(choice(nil)).toContainText("first");
  await nil.page.keyboard.press("ArrowDown");
  await expect(choice(nil)).toContainText("general");
  // The selection wraps around.
  await nil.page.keyboard.press("ArrowUp");
  await nil.page.keyboard.press("ArrowUp");
  await expect(choice(nil)).toContainText("Sign out");
  await nil.page.keyboard.press("Escape");
  await expect(composer(nil)).toBeFocused();
  await expect(composer(nil)).toHaveValue("half a sentence");

  await openSwitcher(nil);
  await nil.page.keyboard.press("Enter");
  await expect(nil.page.getByRole("heading", { name: "first", exact: true })).toBeVisible();
  // Neither what is open already, nor its group, takes the focus away.
  for (const name of ["first", "Back and forth"]) {
    await expect(composer(nil)).toBeFocused();
    await openSwitcher(nil);
    await nil.page.keyboard.type(name);
    await expect(choice(nil)).toContainText(name);
    await nil.page.keyboard.press("Enter");
    await expect(nil.page.getByRole("combobox")).toBeHidden();
  }
  await expect(composer(nil)).toBeFocused();
  // Nor does an action that leads to the page that is open.
  await nil.page.getByRole("link", { name: "Members" }).click();
  const search = nil.page.getByRole("searchbox");
  await search.focus();
  await openSwitcher(nil);
  await nil.page.keyboard.type("members");
  await expect(choice(nil)).toContainText("Members");
  await nil.page.keyboard.press("Enter");
  await expect(nil.page.getByRole("combobox")).toBeHidden();
  await expect(search).toBeFocused();

  // The browser's "back" leads from what is open over a page, too.
  await openSwitcher(nil);
  await nil.page.goBack();
  await expect(nil.page.getByRole("combobox")).toBeHidden();
  await expect(nil.page.getByRole("heading", { name: "first", exact: true })).toBeVisible();
  await openSwitcher(nil);
  await nil.page.keyboard.type("no such thing");
  await expect(nil.page.getByText("Nothing matches “no such thing”")).toBeVisible();
  await nil.page.keyboard.press("Enter");
  await nil.page.keyboard.press("ControlOrMeta+k");
  await expect(nil.page.getByRole("combobox")).toBeHidden();
});

test("the help lists the shortcuts, and its key types normally in the composer", async ({ browser }) => {
  const oda = await meet(browser, "Oda");
  await startGroup(oda, "Questions");
  await composer(oda).press("?");
  await expect(composer(oda)).toHaveValue("?");
  await composer(oda).fill("");
  await oda.page.keyboard.press("Shift+Tab");
  await oda.page.keyboard.press("?");
  const help = oda.page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(help.getByText("Next unread chat")).toBeVisible();
  await oda.page.keyboard.press("Escape");
  await expect(help).toBeHidden();
});

test("shortcuts move between chats and to unread ones, which the title and favicon show", async ({ browser }) => {
  const [pia, quin] = await two(browser, ["Pia", "Quin"], "Walks");
  await makeChat(pia, "woods");
  await makeChat(pia, "beach");
  await pia.page.getByRole("link", { name: "general" }).click();
  await expect(pia.page).toHaveTitle("general · Walks · Parley");
  const title = await pia.page.getByRole("heading", { level: 1 }).elementHandle();
  await pia.page.keyboard.press("Alt+ArrowUp");
  await expect(pia.page).toHaveTitle("beach · Walks · Parley");
  // The header is not recreated for another chat.
  expect(await title?.evaluate(({ isConnected, textContent }) => isConnected && textContent)).toBe("beach");
  await pia.page.keyboard.press("Alt+ArrowUp");
  await expect(pia.page).toHaveTitle("woods · Walks · Parley");
  await pia.page.keyboard.press("Alt+ArrowDown");
  await expect(pia.page).toHaveTitle("beach · Walks · Parley");

  const mark = pia.page.locator('link[rel="icon"][type="image/svg+xml"]');
  await expect(mark).toHaveAttribute("href", "/favicon.svg");
  await quin.page.getByRole("link", { name: "woods" }).click();
  await say(quin, "Who comes along?");
  await expect(pia.page).toHaveTitle("• beach · Walks · Parley");
  await expect(mark).toHaveAttribute("href", "/favicon-unread.svg");
  // Only what is for her is counted.
  await say(quin, `@${(await accountOf(pia)).username} do you?`);
  await expect(pia.page).toHaveTitle("(1) beach · Walks · Parley");
  await expect(mark).toHaveAttribute("href", "/favicon-mention.svg");
  await pia.page.keyboard.press("Alt+Shift+ArrowDown");
  await expect(log(pia).getByText("Who comes along?")).toBeVisible();
  await expect(pia.page).toHaveTitle("woods · Walks · Parley");
  await expect(mark).toHaveAttribute("href", "/favicon.svg");

  await pia.page.goBack();
  await expect(pia.page).toHaveTitle("beach · Walks · Parley");
  await pia.page.goForward();
  await expect(pia.page).toHaveTitle("woods · Walks · Parley");
  await pia.page.reload();
  await expect(log(pia).getByText("Who comes along?")).toBeVisible();
});

test("a switcher entry marks everything as read, and exists only while something is unread", async ({ browser }) => {
  const [tia, ugo] = await two(browser, ["Tia", "Ugo"], "Back from leave");
  await makeChat(tia, "quiet corner");
  await say(ugo, "one");
  await say(ugo, "two");
  await expect(tia.page).toHaveTitle(/^• quiet corner/);
  await openSwitcher(tia);
  await tia.page.keyboard.type("mark everything");
  await expect(choice(tia)).toHaveText("Mark everything as read");
  await tia.page.keyboard.press("Enter");
  await expect(tia.page).toHaveTitle(/^quiet corner/);
  await expect(composer(tia)).toBeFocused();
  await tia.page.reload();
  await expect(composer(tia)).toBeVisible();
  await expect(tia.page).toHaveTitle(/^quiet corner/);
  await openSwitcher(tia);
  await tia.page.keyboard.type("mark everything");
  await expect(tia.page.getByText("Nothing matches “mark everything”")).toBeVisible();
});

test("a direct message can be sent to a person found in the switcher", async ({ browser }) => {
  const [rae, sol] = await two(browser, ["Rae", "Sol"], "Crew");
  await openSwitcher(rae);
  await rae.page.keyboard.type("sol");
  await expect(choice(rae)).toContainText("@sol");
  await rae.page.keyboard.press("Enter");
  await expect(rae.page.getByRole("textbox", { name: "Write to Sol" })).toBeFocused();
  await rae.page.keyboard.type("Only you read this.");
  await rae.page.keyboard.press("Enter");
  await expect(sol.page).toHaveTitle("(1) general · Crew · Parley");
  await expect(sol.page.locator('link[rel="icon"][type="image/svg+xml"]')).toHaveAttribute(
    "href",
    "/favicon-mention.svg",
  );
  await sol.page.keyboard.press("Alt+Shift+ArrowDown");
  await expect(log(sol).getByText("Only you read this.")).toBeVisible();
  // Now the name finds the conversation itself.
  await openSwitcher(rae);
  await expect(rae.page.getByRole("option").first()).toContainText("general");
  await rae.page.keyboard.press("Escape");
});
