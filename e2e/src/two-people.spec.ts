import { expect } from "@playwright/test";
import { test } from "./journey.ts";
import { composer, log, makeInvite, meet, say, signUp, startGroup } from "./person.ts";

test("two people sign up, meet through an invite, and talk", async ({ browser }) => {
  const ada = await meet(browser, "Ada");
  await startGroup(ada, "Engine room");
  await say(ada, "Is anybody here?");
  const link = await makeInvite(ada);

  const ben = await meet(browser, "Ben");
  await ben.page.goto(link);
  await expect(ben.page.getByText("Ada invites you to Engine room")).toBeVisible();
  await ben.page.getByRole("link", { name: "Create an account and join" }).click();
  await signUp(ben);

  await expect(log(ben).getByText("Is anybody here?")).toBeVisible();
  await say(ben, "I am!");
  await expect(log(ada).getByText("I am!")).toBeVisible();
  await say(ada, "Welcome, Ben.");
  await expect(log(ben).getByText("Welcome, Ben.")).toBeVisible();

  // An edit is shown to the other person.
  await composer(ben).press("ArrowUp");
  const editor = ben.page.getByRole("textbox", { name: "Edit message" });
  await editor.fill("I am here!");
  await editor.press("Enter");
  await expect(log(ada).getByText("I am here!")).toBeVisible();
  await expect(log(ada).getByText("edited")).toBeVisible();
});
