import { type Browser, expect } from "@playwright/test";
import { refused, test } from "./journey.ts";
import { composer, makeInvite, meet, type Person, signUp, startGroup } from "./person.ts";

/** Revokes the only invite to the open group. */
async function revokeInvite({ page }: Person): Promise<void> {
  await page.getByRole("link", { name: "Invites" }).click();
  await page.getByRole("button", { name: "Revoke" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByText("No open invites")).toBeVisible();
}

test("a revoked invite and an unknown one each say so", async ({ browser, expectTrouble }) => {
  expectTrouble(refused);
  const gus = await meet(browser, "Gus");
  await startGroup(gus, "Closed circle");
  const link = await makeInvite(gus);
  await revokeInvite(gus);

  const stranger = await meet(browser, "Hal");
  await stranger.page.goto(link);
  await expect(stranger.page.getByRole("heading", { name: "This invite was revoked" })).toBeVisible();
  // A link that is known was copied well.
  const advice = stranger.page.getByText("Ask the person who sent you the link for a new one.");
  const doubt = stranger.page.getByText("Check that you copied the whole link");
  await expect(advice).toBeVisible();
  await expect(doubt).toBeHidden();
  await stranger.page.goto("/invite/never-was");
  await expect(stranger.page.getByRole("heading", { name: "This is not an invite link" })).toBeVisible();
  await expect(doubt).toBeVisible();
});

test("a link to the sign-up page never makes anybody join", async ({ browser }) => {
  const ivo = await meet(browser, "Ivo");
  await startGroup(ivo, "Trap");
  const { pathname } = new URL(await makeInvite(ivo));
  const jan = await meet(browser, "Jan");
  await jan.page.goto(`/sign-up?to=${encodeURIComponent(pathname)}`);
  await signUp(jan);
  await expect(jan.page.getByRole("button", { name: "Join Trap" })).toBeEnabled();
  await expect(jan.page.getByText("You are signed in as Jan", { exact: false })).toBeVisible();
  await jan.page.goto("/");
  await expect(jan.page.getByLabel("Group name")).toBeVisible();
});

test("whoever uses an invite up by joining is not told that it was used up", async ({ browser }) => {
  const sam = await meet(browser, "Sam");
  await startGroup(sam, "Table for two");
  const link = await makeInvite(sam, { usableBy: "1 person" });
  const tia = await meet(browser, "Tia");
  await startGroup(tia, "Elsewhere");
  await tia.page.goto(link);
  const join = tia.page.getByRole("button", { name: "Join Table for two" });
  await expect(join).toBeVisible();
  const asked: string[] = [];
  tia.page.on("request", (request) => asked.push(request.url()));
  await join.click();
  await expect(tia.page.getByRole("button", { name: "Menu of Table for two" })).toBeVisible();
  expect(asked.filter((url) => url.includes("invites.preview"))).toEqual([]);
});

test("nobody joins with an account that another tab signed in to meanwhile", async ({ browser }) => {
  const pam = await meet(browser, "Pam");
  await startGroup(pam, "Quiet room");
  const link = await makeInvite(pam);
  const rob = await meet(browser, "Rob");
  await rob.page.goto(link);
  const create = rob.page.getByRole("link", { name: "Create an account and join" });
  await expect(create).toBeVisible();
  const otherTab = await rob.context.newPage();
  await otherTab.goto("/sign-up");
  await signUp({ ...rob, page: otherTab });
  await create.click();
  await expect(rob.page.getByText("You are signed in as Rob", { exact: false })).toBeVisible();
  await expect(rob.page.getByRole("button", { name: "Join Quiet room" })).toBeEnabled();
  await otherTab.reload();
  await expect(otherTab.getByLabel("Group name")).toBeVisible();
});

/** Kay, who has invited Leo, and Leo, who has chosen to join and is about to sign up. */
async function meetAtInvite(browser: Browser, group: string) {
  const kay = await meet(browser, "Kay");
  await startGroup(kay, group);
  const link = await makeInvite(kay);
  const leo = await meet(browser, "Leo");
  await leo.page.goto(link);
  await leo.page.getByRole("link", { name: "Create an account and join" }).click();
  return { kay, leo };
}

test("an invite that is revoked while somebody signs up says so", async ({ browser, expectTrouble }) => {
  expectTrouble(refused);
  const { kay, leo } = await meetAtInvite(browser, "Late night");
  await revokeInvite(kay);
  await signUp(leo);
  await expect(leo.page.getByRole("heading", { name: "This invite was revoked" })).toBeVisible();
});

test("an invite that is revoked just before somebody joins with it says so", async ({ browser, expectTrouble }) => {
  expectTrouble(refused);
  const { kay, leo } = await meetAtInvite(browser, "Last minute");
  await leo.page.route(/invites\.accept/, async (route) => {
    await revokeInvite(kay);
    await route.continue();
  });
  await signUp(leo);
  await expect(leo.page.getByRole("alert")).toHaveText("This invite was revoked. Ask for a new one.");
  await expect(leo.page.getByRole("button", { name: "Join Last minute" })).toBeEnabled();
});

test("somebody who is signed in can join with another account", async ({ browser, expectTrouble }) => {
  expectTrouble(refused);
  const mia = await meet(browser, "Mia");
  await startGroup(mia, "Book club");
  const link = await makeInvite(mia);
  const ned = await meet(browser, "Ned");
  const { username } = await startGroup(ned, "Shared tablet");
  await composer(ned).fill("half a thou");
  await ned.page.goto(link);
  await expect(ned.page.getByRole("button", { name: "Join Book club" })).toBeVisible();
  await expect(ned.page.getByText(`You are signed in as Ned (@${username}).`)).toBeVisible();
  await ned.page.getByRole("button", { name: "Use another account" }).click();
  await ned.page.getByRole("alertdialog").getByRole("button", { name: "Sign out anyway" }).click();
  await ned.page.getByRole("link", { name: "Create an account" }).click();
  const ola = { ...ned, name: "Ola" };
  await signUp(ola);
  await expect(ola.page.getByText("You are signed in as Ola", { exact: false })).toBeVisible();
  await ola.page.getByRole("button", { name: "Join Book club" }).click();
  await expect(composer(ola)).toHaveValue("");
});
