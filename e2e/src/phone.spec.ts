import { expect, type Page } from "@playwright/test";
import { accountOf, call, chatOf } from "./behind.ts";
import { test } from "./journey.ts";
import { coverBelow } from "./on-screen-keyboard.ts";
import { composer, log, meet, type Person, say, startGroup, two } from "./person.ts";

/** A finger that moves from one place to another in steps. */
async function swipe(page: Page, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const steps = 10;
  await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [from] });
  for (let step = 1; step <= steps; step++) {
    const at = (a: number, b: number) => a + ((b - a) * step) / steps;
    const touchPoints = [{ x: at(from.x, to.x), y: at(from.y, to.y) }];
    await session.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints });
  }
  await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await session.detach();
}

/** A swipe over most of the screen. What notices it is fetched after the conversation, so on a busy machine the first may be too early. */
const swipeAway = (person: Person, isAway: () => Promise<void>) =>
  expect(async () => {
    await swipe(person.page, { x: 80, y: 300 }, { x: 330, y: 310 });
    await isAway();
  }).toPass();

const list = ({ page }: Person) => page.getByRole("navigation", { name: "Chats" });

test("swiping the conversation aside returns to the list", async ({ browser }) => {
  const pia = await meet(browser, "Pia", { phone: true });
  await startGroup(pia, "Thumbs");
  await say(pia, "with one hand");
  await expect(list(pia)).toBeHidden();
  await swipeAway(pia, () => expect(list(pia)).toBeVisible({ timeout: 2_000 }));
  await expect(log(pia)).toBeHidden();
});

test("a short swipe, a swipe the other way, and scrolling do not leave the conversation", async ({ browser }) => {
  const quin = await meet(browser, "Quin", { phone: true });
  await startGroup(quin, "Elbows");
  await say(quin, "steady");
  await swipe(quin.page, { x: 80, y: 300 }, { x: 110, y: 300 });
  await swipe(quin.page, { x: 330, y: 300 }, { x: 80, y: 300 });
  await swipe(quin.page, { x: 200, y: 300 }, { x: 260, y: 600 });
  await expect(log(quin).getByText("steady")).toBeVisible();
  // The premise: a full swipe does go back from here.
  await swipeAway(quin, () => expect(log(quin)).toBeHidden({ timeout: 2_000 }));
});

test("the browser's way back closes the details first, however often they were opened", async ({ browser }) => {
  const ruth = await meet(browser, "Ruth", { phone: true });
  await startGroup(ruth, "Layers");
  await say(ruth, "under the details");
  const details = ruth.page.getByRole("complementary", { name: "Chat details" });
  const open = async () => {
    await ruth.page.getByRole("button", { name: "Chat details" }).click();
    await expect(details).toBeVisible();
  };
  await open();
  await ruth.page.goBack();
  await expect(details).toBeHidden();
  await expect(log(ruth).getByText("under the details")).toBeVisible();

  await open();
  await details.getByRole("button", { name: "Close" }).click();
  await expect(details).toBeHidden();
  await expect(log(ruth).getByText("under the details")).toBeVisible();
  // Nothing that would do nothing is left behind.
  await ruth.page.goBack();
  await expect(log(ruth)).toBeHidden();
});

test("the way back says what is unread elsewhere, and counts what is for oneself", async ({ browser }) => {
  const [ada, ben] = await two(browser, ["Ada", "Ben"], "Pocket");
  const { username } = await accountOf(ben);
  const chat = await call<{ id: string }>(ada, "chats.create", { groupId: chatOf(ada).groupId, name: "lint" });
  const send = (text: string) => call(ada, "messages.send", { chatId: chat.id, id: crypto.randomUUID(), text });
  await ben.page.setViewportSize({ width: 390, height: 844 });
  const back = ben.page.getByRole("link", { name: "Back" });
  await expect(back).toHaveAccessibleName("Back");
  await send("In your pocket?");
  await expect(back).toHaveAccessibleName("Back, 1 unread message");
  await send(`@${username} look`);
  await expect(back).toHaveAccessibleName("Back, 2 unread messages, 1 message for you");
  await back.click();
  await ben.page.getByRole("link", { name: /lint/ }).click();
  await expect(back).toHaveAccessibleName("Back");
});

test("the composer stays visible when an on-screen keyboard takes the lower half", async ({ browser }) => {
  const ria = await meet(browser, "Ria", { phone: true });
  await startGroup(ria, "Keys below");
  for (let line = 1; line <= 12; line++) await say(ria, `line ${line}`);
  await composer(ria).focus();
  // With `interactive-widget=resizes-content`, a keyboard makes the page lower.
  await ria.page.setViewportSize({ width: 390, height: 420 });
  await expect(composer(ria)).toBeInViewport({ ratio: 1 });
  await expect(log(ria).getByText("line 12", { exact: true })).toBeInViewport();
  await expect(ria.page.getByRole("heading", { level: 1 })).toBeInViewport();
});

/** The lower edge of the button that sends, in CSS pixels from the top of the page. */
async function endOfSend({ page }: Person): Promise<number> {
  const box = await page.getByRole("button", { name: "Send", exact: true }).boundingBox();
  return box ? box.y + box.height : Number.POSITIVE_INFINITY;
}

test("a keyboard that covers the page, as Safari's does, does not cover a long draft", async ({ browser }) => {
  const sol = await meet(browser, "Sol", { phone: true });
  await startGroup(sol, "Keys above");
  await composer(sol).fill("line\n".repeat(40));
  await coverBelow(sol.page, 508);
  await expect.poll(() => endOfSend(sol)).toBeLessThanOrEqual(508);
  await expect(sol.page.getByRole("heading", { level: 1 })).toBeInViewport({ ratio: 1 });
});

test("in a new group, the first steps leave room for the composer in the lowest window", async ({ browser }) => {
  const uwe = await meet(browser, "Uwe", { phone: true });
  await startGroup(uwe, "Little room");
  await expect(uwe.page.getByRole("complementary", { name: "Invite people to Little room" })).toBeVisible();
  await coverBelow(uwe.page, 260);
  await expect.poll(() => endOfSend(uwe)).toBeLessThanOrEqual(260);
  await expect(uwe.page.getByRole("heading", { level: 1 })).toBeInViewport({ ratio: 1 });
});

test("the button that copies a code block covers none of it", async ({ browser }) => {
  const val = await meet(browser, "Val", { phone: true });
  await startGroup(val, "Snippets");
  await say(val, `\`\`\`js\nconst line = "${"wide ".repeat(20)}";\nend();\n\`\`\``);
  await say(val, "```\nshort\n```");
  for (const block of await log(val).locator(".code-block").all()) {
    const [code, button] = await Promise.all([
      block.locator("pre").boundingBox(),
      block.getByRole("button", { name: "Copy code" }).boundingBox(),
    ]);
    if (!code || !button) throw new Error("The block is not on the screen.");
    expect(code.x + code.width).toBeLessThanOrEqual(button.x);
    expect(button.x + button.width).toBeLessThanOrEqual(390);
  }
});
