import { expect } from "@playwright/test";
import { call, chatOf } from "./behind.ts";
import { noNetwork, refused, test } from "./journey.ts";
import { composer, log, meet, type Person, say, startGroup, two } from "./person.ts";

test("typing is shown to others until the message arrives", async ({ browser }) => {
  const [gina, hugo] = await two(browser, ["Gina", "Hugo"], "Workshop");
  await composer(hugo).pressSequentially("I have an id");
  await expect(gina.page.getByText("Hugo is typing…")).toBeVisible();
  await composer(hugo).fill("I have an idea");
  await composer(hugo).press("Enter");
  await expect(log(gina).getByText("I have an idea")).toBeVisible();
  await expect(gina.page.getByText("Hugo is typing…")).toBeHidden();
});

test("unread messages are counted, and cleared on all devices once read", async ({ browser }) => {
  const [ida, jan] = await two(browser, ["Ida", "Jan"], "Office");
  const phone = await ida.context.newPage();
  await phone.goto(ida.page.url());
  await phone.getByRole("link", { name: "Members" }).click();
  await ida.page.getByRole("link", { name: "Members" }).click();
  await expect(ida.page.getByText(/^@jan/)).toBeVisible();
  await expect(ida.page.getByRole("img", { name: "Online" })).toHaveCount(2);

  await say(jan, "one");
  await say(jan, "two");
  for (const page of [ida.page, phone]) {
    await expect(page.getByRole("link", { name: /general.*2 unread messages/ })).toBeVisible();
    await expect(page).toHaveTitle(/^• Members/);
  }
  await ida.page.getByRole("link", { name: /general/ }).click();
  await expect(log(ida).getByText("two", { exact: true })).toBeVisible();
  await expect(ida.page).toHaveTitle(/^general/);
  await expect(phone).toHaveTitle(/^Members/);
});

test("a removed member loses access at once", async ({ browser }) => {
  const [kim, leo] = await two(browser, ["Kim", "Leo"], "Cabin");
  await kim.page.getByRole("link", { name: "Members" }).click();
  await kim.page.getByRole("button", { name: /role of Leo/i }).click();
  await kim.page.getByRole("menuitem", { name: /remove/i }).click();
  await kim.page
    .getByRole("alertdialog")
    .getByRole("button", { name: /remove/i })
    .click();
  await expect(leo.page.getByRole("heading", { name: "You are no longer in Cabin" })).toBeVisible();
  await expect(leo.page.getByRole("link", { name: "Cabin" })).toHaveCount(0);
  await expect(log(leo)).toHaveCount(0);
});

/** The id of the person who is signed in. */
async function idOf(person: Person): Promise<string> {
  const me = await person.context.request.get(`${chatOf(person).origin}/trpc/users.me`);
  const { result } = (await me.json()) as { result: { data: { id: string } } };
  return result.data.id;
}

test("who is removed while messages wait finds them where the chat was", async ({ browser, expectTrouble }) => {
  expectTrouble(noNetwork, refused);
  const [kim, leo] = await two(browser, ["Kim", "Leo"], "Cabin");
  const userId = await idOf(leo);
  await leo.context.setOffline(true);
  for (const text of ["The key is under the mat.", "And the stove\nneeds wood."]) await say(leo, text);
  await expect(log(leo).getByText("Sending…")).toHaveCount(2);
  await call(kim, "members.remove", { groupId: chatOf(kim).groupId, userId });
  await leo.context.setOffline(false);

  await expect(leo.page.getByRole("heading", { name: "You are no longer in Cabin" })).toBeVisible();
  const unsent = leo.page.getByRole("region", { name: "2 unsent messages" });
  await expect(unsent.getByText("The key is under the mat.")).toBeVisible();
  await leo.page.reload();
  await leo.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await unsent.getByRole("button", { name: "Copy text" }).click();
  await expect(unsent.getByRole("button", { name: "Copied" })).toBeVisible();
  expect(await leo.page.evaluate(() => navigator.clipboard.readText())).toBe(
    "The key is under the mat.\n\nAnd the stove\nneeds wood.",
  );
  await unsent.getByRole("button", { name: "Discard" }).click();
  await expect(unsent).toBeHidden();
  await leo.page.reload();
  await expect(leo.page.getByRole("heading", { name: "You are not in this group" })).toBeVisible();
  await expect(unsent).toBeHidden();
});

/** Creates a private chat with somebody; ends in it, for both. */
async function behindClosedDoors(host: Person, guest: Person): Promise<void> {
  const { groupId } = chatOf(host);
  const chat = await call<{ id: string }>(host, "chats.create", { groupId, name: "cellar", visibility: "private" });
  await call(host, "chats.addMember", { chatId: chat.id, userId: await idOf(guest) });
  for (const { page } of [host, guest]) await page.getByRole("link", { name: "cellar" }).click();
}

test("removing somebody from a private chat asks first, and leaves them what they were writing", async ({
  browser,
}) => {
  const [kim, leo] = await two(browser, ["Kim", "Leo"], "Cabin");
  await behindClosedDoors(kim, leo);
  await composer(leo).fill("A long thought\nof two lines");
  await kim.page.getByRole("button", { name: "Chat details" }).click();
  const remove = kim.page.getByRole("button", { name: "Remove Leo from the chat" });
  const question = kim.page.getByRole("alertdialog", { name: "Remove Leo?" });
  await remove.click();
  await question.getByRole("button", { name: "Cancel" }).click();
  await expect(question).toBeHidden();
  await expect(remove).toBeVisible();

  await remove.click();
  await question.getByRole("button", { name: "Remove" }).click();
  await expect(remove).toBeHidden();
  await expect(kim.page.getByText("Leo can no longer read cellar")).toBeVisible();

  const draft = leo.page.getByRole("region", { name: "Draft" });
  await expect(leo.page.getByRole("heading", { name: "You are no longer in cellar" })).toBeVisible();
  await expect(draft.getByText("A long thought\nof two lines")).toBeVisible();
  await leo.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await draft.getByRole("button", { name: "Copy text" }).click();
  await expect(draft.getByRole("button", { name: "Copied" })).toBeVisible();
  expect(await leo.page.evaluate(() => navigator.clipboard.readText())).toBe("A long thought\nof two lines");
  await draft.getByRole("button", { name: "Discard" }).click();
  await expect(draft).toBeHidden();
  await leo.page.getByRole("link", { name: "Back to your chats" }).click();
  await expect(composer(leo)).toBeVisible();
});

test("the beginning of a private chat says who can read it, and lets the first member add others", async ({
  browser,
}) => {
  const [kim] = await two(browser, ["Kim", "Leo"], "Cabin");
  const { groupId } = chatOf(kim);
  await call(kim, "chats.create", { groupId, name: "cellar", visibility: "private" });
  await kim.page.getByRole("link", { name: "cellar" }).click();
  await expect(log(kim).getByText("Only you can read this chat.")).toBeVisible();
  await log(kim).getByRole("button", { name: "Add people" }).click();
  await kim.page.getByRole("dialog").getByRole("button", { name: "Add Leo" }).click();
  await kim.page.keyboard.press("Escape");
  await expect(log(kim).getByText("Only its 2 members can read it.")).toBeVisible();
  await expect(log(kim).getByRole("button", { name: "Add people" })).toBeHidden();
});

test("an unsent message survives a reload, and is stored once", async ({ browser, expectTrouble }) => {
  expectTrouble(noNetwork);
  const mia = await meet(browser, "Mia");
  await startGroup(mia, "Attic");
  await mia.page.route("**/trpc/messages.send*", (route) => route.abort());
  await say(mia, "not yet stored");
  await expect(log(mia).getByText("Sending…")).toBeVisible();
  await mia.page.reload();
  await expect(log(mia).getByText("not yet stored")).toBeVisible();
  await expect(log(mia).getByText("Sending…")).toBeVisible();
  await mia.page.unroute("**/trpc/messages.send*");
  await expect(log(mia).getByText("Sending…")).toBeHidden();
  await mia.page.reload();
  await expect(log(mia).getByText("not yet stored")).toHaveCount(1);
});

test("after a disconnection, missed messages arrive once and in order", async ({ browser, expectTrouble }) => {
  expectTrouble(noNetwork);
  const [nora, otto] = await two(browser, ["Nora", "Otto"], "Pier");
  await say(otto, "before");
  await expect(log(nora).getByText("before")).toBeVisible();
  await nora.context.setOffline(true);
  for (const text of ["missed 1", "missed 2", "missed 3"]) await say(otto, text);
  await expect(log(otto).getByText("Sending…")).toHaveCount(0);
  await nora.context.setOffline(false);
  await say(otto, "after");
  await expect(log(nora).getByText("after")).toBeVisible();
  const heard = await log(nora)
    .getByText(/^(before|missed \d|after)$/)
    .allTextContents();
  expect(heard).toEqual(["before", "missed 1", "missed 2", "missed 3", "after"]);
});
