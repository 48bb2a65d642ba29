import { expect } from "@playwright/test";
import { refused, test } from "./journey.ts";
import { composer, log, meet, say, signUp } from "./person.ts";

test("a newcomer gets from sign-up to a conversation without a dead end", async ({ browser }) => {
  const ora = await meet(browser, "Ora");
  await ora.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await ora.page.goto("/");
  await ora.page.getByRole("link", { name: "Create an account" }).click();
  await signUp(ora);

  // The group name has the focus, and then the composer.
  await expect(ora.page.getByLabel("Group name")).toBeFocused();
  await ora.page.keyboard.type("Night shift");
  await ora.page.keyboard.press("Enter");
  await expect(composer(ora)).toBeFocused();
  await expect(ora.page.getByText("This is the beginning of general")).toBeVisible();
  await say(ora, "Hello, whoever comes");

  await ora.page.getByRole("button", { name: "Copy invite link" }).click();
  await expect(ora.page.getByRole("button", { name: /Link copied/ })).toBeVisible();
  const link = await ora.page.evaluate(() => navigator.clipboard.readText());
  expect(new URL(link).pathname).toMatch(/^\/invite\/[\w-]{32}$/);

  await ora.page.getByRole("link", { name: "Invites" }).click();
  await expect(ora.page.getByText("Not used yet")).toBeVisible();

  const pia = await meet(browser, "Pia", { phone: true });
  await pia.page.goto(link);
  await expect(pia.page.getByText("Ora invites you to Night shift")).toBeVisible();
  await pia.page.getByRole("link", { name: "Create an account and join" }).click();
  await signUp(pia);
  await expect(log(pia).getByText("Hello, whoever comes")).toBeVisible();
  await say(pia, "Hello, Ora");

  await expect(ora.page.getByText("Used once")).toBeVisible();
  await ora.page.getByRole("link", { name: /general/ }).click();
  await expect(log(ora).getByText("Hello, Ora")).toBeVisible();
  // The prompt to invite people is gone once someone has joined.
  await expect(ora.page.getByRole("button", { name: /invite link|Link copied/ })).toBeHidden();

  // Open the link again as a member.
  await pia.page.goto(link);
  await expect(pia.page.getByRole("heading", { name: "You are already in this group" })).toBeVisible();
  await pia.page.getByRole("link", { name: "Open the group" }).click();
  await expect(pia.page.getByRole("link", { name: /general/ })).toBeVisible();
});

test("an invite link that does not work says why, and what to do", async ({ browser, expectTrouble }) => {
  expectTrouble(refused);
  const quin = await meet(browser, "Quin");
  await quin.page.goto("/sign-up");
  await signUp(quin);
  await quin.page.getByLabel("Group name").fill("Closed doors");
  await quin.page.getByRole("button", { name: "Create a group" }).click();
  await expect(composer(quin)).toBeVisible();
  await quin.page.getByRole("link", { name: "Invites" }).click();
  await quin.page.getByRole("button", { name: "Create an invite" }).first().click();
  await quin.page.getByRole("button", { name: "Create link" }).click();
  const link = await quin.page.getByLabel("Invite link").inputValue();
  await quin.page.getByRole("button", { name: "Done" }).click();

  const ruth = await meet(browser, "Ruth");
  await ruth.page.goto(link);
  await expect(ruth.page.getByRole("link", { name: "Create an account" })).toBeVisible();
  await quin.page.getByRole("button", { name: "Revoke" }).click();
  await quin.page.getByRole("alertdialog").getByRole("button", { name: "Revoke" }).click();
  await expect(quin.page.getByText("No open invites")).toBeVisible();

  // The invite is asked for beside the session, and once, even when its answer is the first.
  const asked: string[] = [];
  ruth.page.on("request", (request) => {
    if (request.url().includes("invites.preview")) asked.push(request.url());
  });
  const answered = ruth.page.waitForResponse(/invites\.preview/);
  await ruth.page.route("**/get-session", async (route) => {
    await answered;
    await route.continue();
  });
  await ruth.page.reload();
  await expect(ruth.page.getByRole("heading", { name: "This invite was revoked" })).toBeVisible();
  expect(asked).toHaveLength(1);
  await ruth.page.goto(`${link.slice(0, -4)}nope`);
  await expect(ruth.page.getByRole("heading", { name: "This is not an invite link" })).toBeVisible();
  await expect(ruth.page.getByText(/ask the person who sent it for a new one/)).toBeVisible();
  await ruth.page.getByRole("link", { name: "Sign in" }).click();
  await expect(ruth.page.getByLabel("Email or username")).toBeVisible();
});
