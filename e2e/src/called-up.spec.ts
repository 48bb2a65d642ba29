import { expect } from "@playwright/test";
import { test } from "./journey.ts";
import { composer, meet, startGroup } from "./person.ts";

test("cancelling a dialog opened from the switcher returns the focus to the composer", async ({ browser }) => {
  const una = await meet(browser, "Una");
  await startGroup(una, "There and back");
  await composer(una).fill("half a sentence");
  const { keyboard } = una.page;

  await keyboard.press("ControlOrMeta+k");
  await expect(una.page.getByRole("combobox", { name: "Go to" })).toBeFocused();
  await keyboard.type("create a chat");
  await keyboard.press("Enter");
  const dialog = una.page.getByRole("dialog", { name: "Create a chat" });
  await expect(dialog.getByLabel("Name")).toBeFocused();
  await keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(composer(una)).toBeFocused();
});

test("text typed while the switcher loads goes to the switcher, not to the composer", async ({ browser }) => {
  const vic = await meet(browser, "Vic");
  const { page } = vic;
  let letIn = () => {};
  const held = new Promise<void>((resolve) => {
    letIn = resolve;
  });
  await page.route(/switcher-[^/]*\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  await startGroup(vic, "Slow trains");
  await composer(vic).focus();

  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("genr");
  await page.keyboard.press("Backspace");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(composer(vic)).toHaveValue("");
  letIn();
  await expect(page.getByRole("combobox", { name: "Go to" })).toHaveValue("gen");
  await page.keyboard.type("eral");
  await expect(page.getByRole("combobox", { name: "Go to" })).toHaveValue("general");
});
