import { expect, type Locator } from "@playwright/test";
import { test } from "./journey.ts";
import { composer, log, meet, type Person, pointAt, say, startGroup, two } from "./person.ts";

const row = (person: Person, text: string) => log(person).locator("article", { hasText: text });
const stored = (person: Person) => expect(log(person).getByText("Sending…")).toHaveCount(0);

/** A long press with a finger. */
async function longPress({ page }: Person, target: Locator): Promise<void> {
  // Waits until the target is stable.
  await target.tap({ trial: true });
  const box = await target.boundingBox();
  if (!box) throw new Error("There is nothing to press.");
  const place = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const session = await page.context().newCDPSession(page);
  await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [place] });
  await expect(page.getByRole("dialog")).toBeVisible();
  await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await session.detach();
}

test("keys edit, delete, restore and copy the focused message", async ({ browser }) => {
  const uma = await meet(browser, "Uma");
  await uma.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await startGroup(uma, "Fingers");
  for (const text of ["one", "two", "three"]) await say(uma, text);
  await stored(uma);
  const { keyboard } = uma.page;

  await row(uma, "three").focus();
  await keyboard.press("ArrowUp");
  await expect(row(uma, "two")).toBeFocused();
  await keyboard.press("ControlOrMeta+c");
  await expect.poll(() => uma.page.evaluate(() => navigator.clipboard.readText())).toBe("two");

  await keyboard.press("Delete");
  await expect(log(uma).getByText("Message deleted")).toBeVisible();
  await keyboard.press("ControlOrMeta+z");
  await expect(row(uma, "two")).toBeFocused();
  await expect(uma.page.getByText("Message deleted")).toHaveCount(0);

  await keyboard.press("Enter");
  const editor = uma.page.getByRole("textbox", { name: "Edit message" });
  await expect(editor).toBeFocused();
  await editor.fill("two, changed");
  await keyboard.press("Enter");
  await expect(log(uma).getByText("two, changed")).toBeVisible();
  await expect(composer(uma)).toBeFocused();
  await row(uma, "one").focus();
  await keyboard.press("End");
  await expect(row(uma, "three")).toBeFocused();
});

test("quoting a message puts the quote into the composer and mentions its author", async ({ browser }) => {
  const [xia, yan] = await two(browser, ["Xia", "Yan"], "Answers");
  await say(xia, "When does it open?");
  await say(xia, "And where?");
  await xia.page.getByRole("link", { name: "Members" }).click();
  await composer(yan).fill("First things first:");
  await (await pointAt(yan, "When does it open?")).getByRole("button", { name: "Quote" }).click();
  await expect(composer(yan)).toBeFocused();
  await expect(composer(yan)).toHaveValue(/^First things first:\n\n> When does it open\?\n\n@xia[\w-]+ $/);
  await yan.page.keyboard.type("at nine");
  await yan.page.keyboard.press("Enter");
  await expect(log(yan).locator("blockquote")).toHaveText("When does it open?");
  await expect(xia.page.getByRole("link", { name: /general.*1 mention/ })).toBeVisible();

  await row(yan, "And where?").focus();
  await yan.page.keyboard.press(">");
  await expect(composer(yan)).toBeFocused();
  await expect(composer(yan)).toHaveValue(/^> And where\?\n\n@xia/);
});

test("a deletion that is not undone is sent to the server after a while", async ({ browser }) => {
  const val = await meet(browser, "Val");
  await startGroup(val, "Patience");
  await say(val, "gone soon");
  await stored(val);
  const told = val.page.waitForResponse(/messages\.delete/, { timeout: 20_000 });
  await row(val, "gone soon").hover();
  await row(val, "gone soon").getByRole("button", { name: "Delete", exact: true }).click();
  await expect(val.page.getByRole("button", { name: "Undo" }).first()).toBeVisible();
  expect((await told).status()).toBe(200);
  await expect(val.page.getByRole("button", { name: "Undo" })).toHaveCount(0);
  await expect(log(val).getByText("Message deleted")).toBeVisible();
});

test("the browser's way back closes a message's actions first, however often they were opened", async ({ browser }) => {
  const xia = await meet(browser, "Xia", { phone: true });
  await startGroup(xia, "Thumbs back");
  await say(xia, "under the actions");
  await stored(xia);
  const said = log(xia).getByText("under the actions");
  const sheet = xia.page.getByRole("dialog");
  await longPress(xia, said);
  await xia.page.goBack();
  await expect(sheet).toBeHidden();
  await expect(said).toBeVisible();

  await longPress(xia, said);
  await sheet.getByRole("button", { name: "Close" }).tap();
  await expect(sheet).toBeHidden();
  await expect(said).toBeVisible();
  // Nothing that would do nothing is left behind.
  await xia.page.goBack();
  await expect(log(xia)).toBeHidden();
});

test("a long press on a message opens its actions", async ({ browser }) => {
  const wim = await meet(browser, "Wim", { phone: true });
  await startGroup(wim, "Thumbs up");
  await say(wim, "helo");
  await stored(wim);
  await longPress(wim, log(wim).getByText("helo"));
  const sheet = wim.page.getByRole("dialog");
  await expect(sheet.getByRole("button")).toHaveText(["Quote", "Edit", "Copy text", "Copy link", "Delete", ""]);
  await sheet.getByRole("button", { name: "Edit" }).tap();
  const editor = wim.page.getByRole("textbox", { name: "Edit message" });
  await expect(editor).toBeFocused();
  await editor.fill("hello");
  await wim.page.getByRole("button", { name: "Save" }).tap();
  await expect(log(wim).getByText("hello")).toBeVisible();

  await longPress(wim, log(wim).getByText("hello"));
  await sheet.getByRole("button", { name: "Delete" }).tap();
  await expect(log(wim).getByText("Message deleted")).toBeVisible();
  await wim.page.getByRole("button", { name: "Undo" }).first().tap();
  await expect(log(wim).getByText("hello")).toBeVisible();
  await expect(composer(wim)).toBeVisible();
});
