import { expect, test } from "@playwright/test";
import { log, meet, say, startGroup } from "./person.ts";

test("who deletes a message with the keyboard stays at its place", async ({ browser }) => {
  const lou = await meet(browser, "Lou");
  await startGroup(lou, "Keys only");
  await say(lou, "kept");
  await say(lou, "regretted");
  await expect(log(lou).getByText("Sending…")).toHaveCount(0);
  const { keyboard } = lou.page;
  const row = log(lou).locator("article").last();

  await keyboard.press("Shift+Tab");
  await expect(row).toBeFocused();
  const remove = row.getByRole("button", { name: "Delete", exact: true });
  for (let presses = 0; presses < 6 && !(await remove.evaluate((button) => button.matches(":focus"))); presses++) {
    await keyboard.press("Tab");
  }
  await keyboard.press("Enter");
  const question = lou.page.getByRole("alertdialog");
  await expect(question.getByRole("button", { name: "Cancel" })).toBeFocused();
  await keyboard.press("Tab");
  await keyboard.press("Enter");

  await expect(row).toContainText("Message deleted");
  await expect(row).toBeFocused();
  await keyboard.press("ArrowUp");
  await expect(log(lou).locator("article").first()).toBeFocused();
});
