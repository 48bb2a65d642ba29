import { expect, type Locator } from "@playwright/test";
import { signIn } from "./behind.ts";
import { noNetwork, refused, test } from "./journey.ts";
import { composer, log, meet, pointAt, say, startGroup } from "./person.ts";

test("a message is edited and deleted by its author, with the mouse", async ({ browser }) => {
  const cleo = await meet(browser, "Cleo");
  await startGroup(cleo, "Notes");
  await say(cleo, "First draft");
  await (await pointAt(cleo, "First draft")).getByRole("button", { name: "Edit", exact: true }).click();
  await cleo.page.getByRole("textbox", { name: "Edit message" }).fill("Second draft");
  await cleo.page.keyboard.press("Enter");
  await expect(log(cleo).getByText("Second draft")).toBeVisible();

  await (await pointAt(cleo, "Second draft")).getByRole("button", { name: "Delete", exact: true }).click();
  await expect(log(cleo).getByText("Message deleted")).toBeVisible();
  await expect(log(cleo).getByText("Second draft")).toBeHidden();
  await cleo.page.getByRole("button", { name: "Undo" }).first().click();
  await expect(log(cleo).getByText("Second draft")).toBeVisible();

  // Leaving the page makes the deletion final.
  await (await pointAt(cleo, "Second draft")).getByRole("button", { name: "Delete", exact: true }).click();
  await expect(log(cleo).getByText("Message deleted")).toBeVisible();
  const sent = cleo.page.waitForRequest(/messages\.delete/);
  await cleo.page.reload();
  await sent;
  await expect(log(cleo).getByText("Message deleted")).toBeVisible();
  await expect(log(cleo).getByText("Second draft")).toBeHidden();
});

test("each of two deletions says which message it was, and can be undone", async ({ browser }) => {
  const pia = await meet(browser, "Pia");
  await startGroup(pia, "Second thoughts");
  await say(pia, "Short **one**");
  await say(pia, "A long one, which goes on for a while, until nobody listens");
  for (const text of ["Short", "A long one"]) {
    await (await pointAt(pia, text)).getByRole("button", { name: "Delete", exact: true }).click();
  }
  const toast = (text: string) => pia.page.getByRole("dialog", { name: `Deleted: “${text}”`, exact: true });
  await toast("Short one").getByRole("button", { name: "Undo" }).click();
  await expect(log(pia).getByText("Short one")).toBeVisible();
  await expect(log(pia).getByText("Message deleted")).toHaveCount(1);
  await toast("A long one, which goes on for a while, u…").getByRole("button", { name: "Undo" }).click();
  await expect(log(pia).getByText("until nobody listens", { exact: false })).toBeVisible();
  await expect(log(pia).getByText("Message deleted")).toHaveCount(0);
});

test("messages written offline are sent later, in order and once", async ({ browser, expectTrouble }) => {
  expectTrouble(noNetwork);
  const dora = await meet(browser, "Dora");
  await startGroup(dora, "Boat");
  await say(dora, "on land");
  await expect(log(dora).getByText("Sending…")).toHaveCount(0);
  await dora.context.setOffline(true);
  await say(dora, "at sea, one");
  await say(dora, "at sea, two");
  await expect(dora.page.getByText("You are offline.", { exact: false })).toBeVisible();
  await expect(log(dora).getByText("Sending…")).toHaveCount(2);
  await dora.context.setOffline(false);
  await expect(dora.page.getByText("You are offline.", { exact: false })).toBeHidden();
  // The reload shows what the server has, so both must be sent by now.
  await expect(log(dora).getByText("Sending…")).toHaveCount(0);
  await dora.page.reload();
  await expect(log(dora).getByText("at sea, two")).toBeVisible();
  const said = await log(dora)
    .getByText(/^(on land|at sea, one|at sea, two)$/)
    .allTextContents();
  expect(said).toEqual(["on land", "at sea, one", "at sea, two"]);
});

async function boxOf(target: Locator) {
  const box = await target.boundingBox();
  if (!box) throw new Error("The element is not on the screen.");
  return box;
}

for (const phone of [false, true]) {
  test(`the notice of a lost connection covers and moves nothing${phone ? ", on a phone" : ""}`, async ({
    browser,
    expectTrouble,
  }) => {
    expectTrouble(noNetwork);
    const fay = await meet(browser, "Fay", { phone });
    await startGroup(fay, "Ferry");
    await say(fay, "on land");
    await expect(log(fay).getByText("Sending…")).toHaveCount(0);
    const places = () => Promise.all([log(fay), log(fay).getByText("on land"), composer(fay)].map(boxOf));
    const before = await places();
    await fay.context.setOffline(true);
    const note = fay.page.getByText("You are offline.", { exact: false });
    await expect(note).toBeVisible();
    expect(await places()).toEqual(before);
    const [shown, field] = [await boxOf(note), await boxOf(composer(fay))];
    // The field has a border and, with the focus, a ring.
    expect(shown.y).toBeGreaterThanOrEqual(field.y + field.height + 6);
    expect(shown.y + shown.height).toBeLessThanOrEqual(phone ? 844 : 800);

    // A page without a composer shows it as well.
    if (phone) await fay.page.getByRole("link", { name: "Back" }).click();
    await fay.page.getByRole("link", { name: "Members" }).click();
    await expect(composer(fay)).toBeHidden();
    await expect(note).toBeVisible();
    expect(await note.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
    // Without a network a try fails at once; that it was made is seen all the same.
    await fay.page.getByRole("button", { name: "Try now" }).click();
    await expect(fay.page.getByRole("status").filter({ hasText: "Reconnecting…" })).toBeVisible();
    await expect(fay.page.getByRole("status").filter({ hasText: "Reconnecting…" })).toBeHidden();
    await expect(note).toBeVisible();
  });
}

test("nobody has to wait for the next try to connect", async ({ browser, expectTrouble }) => {
  expectTrouble(noNetwork);
  const jon = await meet(browser, "Jon");
  await startGroup(jon, "Radio");
  let answer: "none" | "never" | "real" = "none";
  await jon.page.route(/events\.stream/, async (route) => {
    if (answer === "none") await route.abort();
    if (answer === "real") await route.continue();
  });
  await jon.context.setOffline(true);
  await jon.context.setOffline(false);
  const note = jon.page.getByText("Cannot reach Parley.", { exact: false });
  await expect(note).toBeVisible();
  const button = jon.page.getByRole("button", { name: "Try now" });
  const place = await boxOf(button);
  answer = "never";
  await button.click();
  await expect(jon.page.getByRole("status").filter({ hasText: "Reconnecting…" })).toBeVisible();
  expect(await boxOf(button)).toEqual(place);
  answer = "real";
  await button.press("Enter");
  await expect(note).toBeHidden();
  await expect(jon.page.getByRole("main")).toBeFocused();
});

test("a draft survives a reload", async ({ browser }) => {
  const emil = await meet(browser, "Emil");
  await startGroup(emil, "Drafts");
  await composer(emil).fill("half a thou");
  await emil.page.reload();
  await expect(composer(emil)).toHaveValue("half a thou");
});

test("signing out asks first if it loses what was written, and only then", async ({ browser, expectTrouble }) => {
  expectTrouble(noNetwork, refused);
  const lia = await meet(browser, "Lia");
  const account = await startGroup(lia, "Loose ends");
  const ownMenu = lia.page.getByRole("button", { name: /^Signed in as Lia/ });
  const signOut = async () => {
    await ownMenu.click();
    await lia.page.getByRole("menuitem", { name: "Sign out" }).click();
  };
  const question = lia.page.getByRole("alertdialog", { name: "Sign out?" });
  // Perhaps in one request with another call.
  const sending = /messages\.send/;
  await lia.page.route(sending, (route) => route.abort());
  await say(lia, "waits to go");
  await composer(lia).fill("half a thou");
  await signOut();
  await expect(question).toContainText("1 draft and 1 unsent message on this device will be lost.");
  await question.getByRole("button", { name: "Cancel" }).click();
  await expect(question).toBeHidden();
  await expect(ownMenu).toBeFocused();
  await expect(composer(lia)).toHaveValue("half a thou");

  await composer(lia).clear();
  await lia.page.keyboard.press("ControlOrMeta+k");
  await lia.page.getByRole("combobox").fill("sign out");
  await lia.page.keyboard.press("Enter");
  await expect(question).toContainText("1 unsent message on this device will be lost.");
  await question.getByRole("button", { name: "Sign out anyway" }).click();
  await expect(lia.page).toHaveURL(/sign-in/);

  await lia.page.unroute(sending);
  await signIn(lia, account);
  await expect(composer(lia)).toBeVisible();
  await expect(lia.page.getByText("waits to go")).toHaveCount(0);
  await signOut();
  await expect(lia.page).toHaveURL(/sign-in/);
});

test("a phone shows one pane at a time, with a way back", async ({ browser }) => {
  const fay = await meet(browser, "Fay", { phone: true });
  await startGroup(fay, "Pocket");
  await say(fay, "from my phone");
  await expect(fay.page.getByRole("button", { name: "Menu of Pocket" })).toBeHidden();
  await fay.page
    .getByRole("link", { name: "Back" })
    .or(fay.page.getByRole("button", { name: "Back" }))
    .click();
  await expect(fay.page.getByRole("button", { name: "Menu of Pocket" })).toBeVisible();
  await expect(composer(fay)).toBeHidden();
  await fay.page.getByRole("link", { name: "general" }).click();
  await expect(log(fay).getByText("from my phone")).toBeVisible();

  // Also from a page that belongs to no group: a chat would be marked as read.
  await fay.page.getByRole("link", { name: "Back" }).click();
  await fay.page.getByRole("button", { name: /^Signed in as Fay/ }).click();
  await fay.page.getByRole("menuitem", { name: "Profile" }).click();
  await fay.page.getByRole("link", { name: "Back" }).click();
  await expect(fay.page.getByRole("button", { name: "Menu of Pocket" })).toBeVisible();
  await expect(composer(fay)).toBeHidden();
});

test("an invalid password-reset link offers a new one", async ({ page, expectTrouble }) => {
  expectTrouble(refused);
  await page.goto("/reset-password?token=never-was");
  await page.getByLabel("New password", { exact: true }).fill("a password for nobody");
  await page.getByRole("button", { name: "Set password" }).click();
  await page.getByRole("link", { name: "Request a new link" }).click();
  await expect(page.getByRole("button", { name: "Send link" })).toBeVisible();
});

test("a menu pressed before it is loaded opens once it is", async ({ browser }) => {
  const kim = await meet(browser, "Kim");
  await startGroup(kim, "Slow line");
  let pressed = () => {};
  const press = new Promise<void>((resolve) => {
    pressed = resolve;
  });
  await kim.page.route(/\/menu-popup-/, (route) => press.then(() => route.continue()));
  await kim.page.reload();
  await kim.page.getByRole("button", { name: "Menu of Slow line" }).click();
  await expect(kim.page.getByRole("menuitem")).toHaveCount(0);
  pressed();
  await kim.page.getByRole("menuitem", { name: "Group settings" }).click();
  await expect(kim.page).toHaveURL(/settings$/);
});

test("markup in every field stays text", async ({ browser }) => {
  const markup = `<img src=x onerror="alert(1)"><script>alert(2)</script>`;
  const ivo = await meet(browser, "Ivo");
  let dialogs = 0;
  ivo.page.on("dialog", (dialog) => {
    dialogs++;
    return dialog.dismiss();
  });
  await startGroup(ivo, `Group ${markup}`.slice(0, 80));
  await say(ivo, `Text ${markup}`);
  await expect(log(ivo).getByText(`Text ${markup}`)).toBeVisible();
  await say(ivo, "javascript:alert(3) and https://parley.example/?q=<b>");
  await expect(log(ivo).getByRole("article").getByRole("link")).toHaveCount(1);
  expect(dialogs).toBe(0);
});
