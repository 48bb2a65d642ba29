import { expect } from "@playwright/test";
import { accountOf, alone, call, chatOf, fill, markLoad, signIn, signOutFromElsewhere } from "./behind.ts";
import { noNetwork, refused, test } from "./journey.ts";
import { serveNewBuild } from "./new-build.ts";
import { composer, log, say, two } from "./person.ts";

/* Recovery after the loss of the session, the version, a part of the page, or the server. */

test("after an unexpected sign-out, signing in restores chat and draft, and sends waiting messages once", async ({
  browser,
  expectTrouble,
}) => {
  expectTrouble(noNetwork, refused);
  const [ada, account] = await alone(browser, "Ada", "Signal box");
  const { groupId, pathname: first } = chatOf(ada);
  const chat = await call<{ id: string }>(ada, "chats.create", { groupId, name: "night shift" });
  await ada.page.getByRole("link", { name: "night shift" }).click();
  await expect(composer(ada)).toBeVisible();
  const { pathname } = chatOf(ada);
  expect(pathname).toContain(chat.id);
  expect(pathname).not.toBe(first);
  await fill(ada, 60);
  await ada.page.reload();
  await expect(log(ada).getByText("message 60", { exact: false })).toBeVisible();
  await log(ada).getByText("message 55", { exact: false }).hover();
  await ada.page.mouse.wheel(0, -2_000);
  await expect(log(ada).getByText("message 60", { exact: false })).not.toBeInViewport();

  await ada.page.route("**/trpc/messages.send*", (route) => route.abort());
  await say(ada, "waits to go");
  await expect(log(ada).getByText("Sending…")).toBeVisible();
  await composer(ada).fill("a thought half");
  await signOutFromElsewhere(ada, account);

  await expect(ada.page.getByText("You were signed out. Sign in to pick up where you left off.")).toBeVisible();
  await expect(ada.page.getByText("message 60")).toHaveCount(0);
  await ada.page.unroute("**/trpc/messages.send*");
  await signIn(ada, account);
  await expect(composer(ada)).toHaveValue("a thought half");
  expect(chatOf(ada).pathname).toBe(pathname);
  await expect(log(ada).getByText("waits to go")).toBeVisible();
  await expect(log(ada).getByText("Sending…")).toHaveCount(0);
  const stored = await ada.context.request.get(
    `/trpc/messages.list?input=${encodeURIComponent(JSON.stringify({ chatId: chat.id, limit: 10 }))}`,
  );
  const texts = (await stored.text()).match(/waits to go/g);
  expect(texts).toHaveLength(1);
  await expect(log(ada).getByText("waits to go")).toHaveCount(1);
});

test("another person on the same browser sees neither drafts nor waiting messages", async ({
  browser,
  expectTrouble,
}) => {
  expectTrouble(noNetwork, refused);
  const [bea, cem] = await two(browser, ["Bea", "Cem"], "Shared desk");
  const accounts = { bea: await accountOf(bea), cem: await accountOf(cem) };
  await bea.page.route("**/trpc/messages.send*", (route) => route.abort());
  await say(bea, "Bea's own words");
  await composer(bea).fill("Bea's draft");
  await expect(log(bea).getByText("Sending…")).toBeVisible();
  await signOutFromElsewhere(bea, accounts.bea);
  await expect(bea.page.getByText("You were signed out.", { exact: false })).toBeVisible();
  await bea.page.unroute("**/trpc/messages.send*");

  const sent: string[] = [];
  bea.page.on("request", (request) => {
    if (request.url().includes("messages.send")) sent.push(request.postData() ?? "");
  });
  await signIn(bea, accounts.cem);
  await expect(composer(bea)).toHaveValue("");
  await say(bea, "Cem was here");
  await expect(log(cem).getByText("Cem was here")).toBeVisible();
  await bea.page.reload();
  await expect(log(bea).getByText("Cem was here")).toBeVisible();
  await expect(bea.page.getByText("Bea's own words")).toHaveCount(0);
  expect(sent.join()).toContain("Cem was here");
  expect(sent.join()).not.toContain("Bea's own words");
  await bea.page.getByRole("button", { name: /^Signed in as Cem/ }).click();
  await bea.page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(bea.page).toHaveURL(/sign-in/);

  await signIn(bea, accounts.bea);
  await bea.page.getByRole("link", { name: "general" }).click();
  await expect(composer(bea)).toHaveValue("Bea's draft");
  await expect(log(cem).getByText("Bea's own words")).toHaveCount(1);
  await expect(log(bea).getByText("Sending…")).toHaveCount(0);
  await expect(log(bea).getByText("Bea's own words")).toHaveCount(1);
});

test("a stale tab cannot end the session of the person now signed in", async ({ browser, baseURL, expectTrouble }) => {
  expectTrouble(refused);
  const [cleo] = await alone(browser, "Cleo", "Lighthouse");
  await cleo.page.goto("/settings/account");
  await cleo.page.getByRole("button", { name: "Sign out everywhere" }).click();
  // Someone else signs in, in another tab with the same cookies.
  const email = `dan-${Date.now()}@parley.example`;
  const data = { name: "Dan", email, password: "the password of Dan" };
  const signedUp = await cleo.context.request.post(`${baseURL}/api/auth/sign-up/email`, { data });
  expect(signedUp.status()).toBe(200);

  await cleo.page.getByRole("alertdialog").getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(cleo.page.getByText("Lighthouse")).toHaveCount(0);
  // Her dialog is closed as well.
  await expect(cleo.page.getByRole("alertdialog")).toHaveCount(0);
  const session = await cleo.context.request.get(`${baseURL}/api/auth/get-session`);
  expect(await session.json()).toMatchObject({ user: { email } });
});

test("signing out in a stale tab leaves the session of the person now signed in", async ({
  browser,
  baseURL,
  expectTrouble,
}) => {
  expectTrouble(refused);
  const [eli] = await alone(browser, "Eli", "Boathouse");
  const email = `fay-${Date.now()}@parley.example`;
  const data = { name: "Fay", email, password: "the password of Fay" };
  expect((await eli.context.request.post(`${baseURL}/api/auth/sign-up/email`, { data })).status()).toBe(200);

  await eli.page.getByRole("button", { name: /^Signed in as Eli/ }).click();
  await eli.page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(eli.page.getByText("Boathouse")).toHaveCount(0);
  const session = await eli.context.request.get(`${baseURL}/api/auth/get-session`);
  expect(await session.json()).toMatchObject({ user: { email } });
});

test("a cached picture is not shown to the next person on the browser", async ({ browser, expectTrouble }) => {
  expectTrouble(refused);
  const [gil] = await alone(browser, "Gil", "Darkroom");
  const address = await gil.page.evaluate(async () => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 64, height: 64 });
    const body = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
    const answer = await fetch("/api/pictures", { method: "POST", headers: { "content-type": "image/png" }, body });
    return ((await answer.json()) as { image: string }).image;
  });
  const look = () => gil.page.evaluate(async (path) => (await fetch(path)).status, address);
  expect([await look(), await look()]).toEqual([200, 200]);

  await gil.page.getByRole("button", { name: /^Signed in as Gil/ }).click();
  await gil.page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(gil.page).toHaveURL(/sign-in/);
  expect(await look()).toBe(401);
});

test("a new version is offered without interrupting, and the draft survives the reload", async ({
  browser,
  expectTrouble,
}) => {
  expectTrouble(noNetwork);
  const [dan] = await alone(browser, "Dan", "Old build");
  const offer = dan.page.getByText("A new version of Parley is available.");
  const isSame = await markLoad(dan);
  await composer(dan).fill("half a sentence");
  const fetched = await serveNewBuild(dan.page);
  await expect(offer).toBeHidden();
  await dan.context.setOffline(true);
  await expect(dan.page.getByText("You are offline.", { exact: false })).toBeVisible();
  await dan.context.setOffline(false);
  await expect(offer).toBeVisible({ timeout: 20_000 });
  expect(fetched()).toBeGreaterThan(0);
  await composer(dan).fill("half a sentence, and more");
  await expect(composer(dan)).toBeFocused();
  expect(await isSame()).toBe(true);

  await dan.page.unrouteAll({ behavior: "wait" });
  await dan.page.getByRole("button", { name: "Reload" }).click();
  await expect.poll(() => isSame().catch(() => true)).toBe(false);
  await expect(composer(dan)).toHaveValue("half a sentence, and more");
  await expect(offer).toBeHidden();
});

for (const [how, cutOff] of [
  ["is gone from the server", { status: 404, body: "Not found" }],
  ["cannot be fetched", null],
] as const) {
  test(`a page whose chunk ${how} shows an error, and opens once it is available`, async ({
    browser,
    expectTrouble,
  }) => {
    expectTrouble(noNetwork, refused, /^LostChunkError/);
    const [eli] = await alone(browser, "Eli", "Parts");
    const chunk = /\/assets\/invites-page-.*\.js$/;
    let cut = 0;
    await eli.page.route(chunk, (route) => {
      cut++;
      return cutOff ? route.fulfill(cutOff) : route.abort();
    });
    await eli.page.reload();
    await expect(composer(eli)).toBeVisible();
    const isSame = await markLoad(eli);
    await eli.page.getByRole("link", { name: "Invites" }).click();
    await expect(eli.page.getByText("Could not load this")).toBeVisible();
    expect(cut).toBeGreaterThan(0);
    await expect(eli.page.getByRole("link", { name: "general" })).toBeVisible();
    await eli.page.unroute(chunk);
    // Where there seemed to be no network, the page may have tried again by itself by now, and the button be gone.
    const tryAgain = eli.page.getByRole("button", { name: "Try again" });
    await tryAgain.evaluateAll((buttons) => {
      for (const button of buttons) (button as HTMLElement).click();
    });
    await expect(eli.page.getByRole("heading", { name: "Invites", exact: true })).toBeVisible();
    expect(await isSame()).toBe(true);
  });
}

test("a dialog that the server no longer has says so, and offers to reload", async ({ browser, expectTrouble }) => {
  expectTrouble(refused);
  const [ida] = await alone(browser, "Ida", "Old dialog");
  let asked = 0;
  await ida.page.route(/\/assets\/shortcut-help-.*\.js$/, (route) => {
    asked++;
    return route.fulfill({ status: 404, body: "Not found" });
  });
  await ida.page.reload();
  await expect(composer(ida)).toBeVisible();
  await ida.page.getByRole("main").press("?");
  const toast = ida.page.getByRole("region", { name: "Notifications" });
  await expect(toast.getByText("This page needs the new version.", { exact: false })).toBeVisible();
  expect(asked).toBeGreaterThan(0);
  await ida.page.unrouteAll({ behavior: "wait" });
  const isSame = await markLoad(ida);
  await toast.getByRole("button", { name: "Reload" }).click();
  await expect.poll(() => isSame().catch(() => true)).toBe(false);
});

test("a page whose chunk belongs to an older build offers the new version", async ({ browser, expectTrouble }) => {
  expectTrouble(refused, /^LostChunkError/);
  const [fin] = await alone(browser, "Fin", "Two builds");
  const chunk = /\/assets\/invites-page-.*\.js$/;
  await fin.page.route(chunk, (route) => route.fulfill({ status: 404, body: "Not found" }));
  await fin.page.route("**/index.html", async (route) => {
    const answer = await route.fetch();
    await route.fulfill({
      response: answer,
      body: (await answer.text()).replaceAll("/assets/index-", "/assets/index-new-"),
    });
  });
  await fin.page.reload();
  await composer(fin).fill("kept");
  const { pathname } = chatOf(fin);
  const isSame = await markLoad(fin);
  await fin.page.getByRole("link", { name: "Invites" }).click();
  const main = fin.page.getByRole("main");
  await expect(main.getByRole("heading", { name: "A new version of Parley is available." })).toBeVisible();
  expect(await isSame()).toBe(true);
  await fin.page.unrouteAll({ behavior: "wait" });
  await main.getByRole("button", { name: "Reload" }).click();
  await expect(fin.page.getByRole("heading", { name: "Invites", exact: true })).toBeVisible();
  expect(await isSame()).toBe(false);
  await fin.page.goto(pathname);
  await expect(composer(fin)).toHaveValue("kept");
});

test("a dialog whose chunk cannot be fetched shows an error, and opens on the next try", async ({
  browser,
  expectTrouble,
}) => {
  expectTrouble(noNetwork);
  const [gil] = await alone(browser, "Gil", "Dialogs");
  const chunk = /\/assets\/create-chat-dialog-.*\.js$/;
  await gil.page.route(chunk, (route) => route.abort());
  await gil.page.reload();
  const press = () => gil.page.getByRole("button", { name: "New chat" }).click();
  await press();
  await expect(gil.page.getByText("Parley cannot be reached.", { exact: false })).toBeVisible();
  await expect(gil.page.getByRole("dialog", { name: "Create a chat" })).toHaveCount(0);
  await gil.page.unroute(chunk);
  await press();
  await expect(gil.page.getByRole("dialog", { name: "Create a chat" })).toBeVisible();
});
