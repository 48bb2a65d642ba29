import { type Browser, expect } from "@playwright/test";
import { refused, test } from "./journey.ts";
import { bringIn, composer, log, meet, type Person, say, startGroup } from "./person.ts";

/** Two people in a group that the first created. */
async function two(browser: Browser, [first, second]: [string, string], group: string) {
  const host = await meet(browser, first);
  const account = await startGroup(host, group);
  const guest = await bringIn(host, { browser, name: second, group });
  return { host, guest, account };
}

const settings = async ({ page }: Person, tab: "Profile" | "Account" | "Appearance") => {
  await page.getByRole("button", { name: /^Signed in as / }).click();
  await page.getByRole("menuitem", { name: tab }).click();
};

async function signIn({ page }: Person, login: string, password: string) {
  await page.goto("/sign-in");
  await page.getByLabel("Email or username").fill(login);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).not.toHaveURL(/sign-in/);
}

test("a picture can be cropped, is shown to others at once, and can be removed", async ({ browser }) => {
  const { host, guest } = await two(browser, ["Sena", "Tove"], "Portraits");
  await say(host, "Look at me");
  await expect(log(guest).getByText("Look at me")).toBeVisible();
  const shown = log(guest).locator("article", { hasText: "Look at me" }).locator("img");
  await expect(shown).toHaveCount(0);

  await settings(host, "Profile");
  const buffer = await host.page.screenshot();
  await host.page.locator("input[type=file]").setInputFiles({ name: "me.png", mimeType: "image/png", buffer });
  const dialog = host.page.getByRole("dialog", { name: "Crop your picture" });
  const area = dialog.getByRole("application");
  const before = await area.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  await area.press("+");
  await area.press("ArrowRight");
  expect(await area.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL())).not.toBe(before);
  await dialog.getByRole("button", { name: "Use picture" }).click();
  await expect(host.page.getByText("Picture saved")).toBeVisible();

  await expect(shown).toHaveCount(1);
  const picture = await shown.evaluate((image: HTMLImageElement) =>
    image.decode().then(() => [image.src, image.naturalWidth]),
  );
  expect(picture).toEqual([expect.stringContaining("/api/pictures/"), 256]);

  await host.page.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(shown).toHaveCount(0);

  const text = { name: "not-a-picture.svg", mimeType: "image/svg+xml", buffer: Buffer.from("<svg") };
  await host.page.locator("input[type=file]").setInputFiles(text);
  await expect(host.page.getByRole("alert")).toContainText("cannot be read as a picture");
});

test("a new name appears everywhere, and a device keeps its own settings", async ({ browser }) => {
  const { host, guest } = await two(browser, ["Ulla", "Vico"], "Names");
  await say(host, "Who am I?");
  await expect(log(guest).getByText("Who am I?")).toBeVisible();
  await settings(host, "Profile");
  await host.page.getByLabel("Name", { exact: true }).fill("Ulla Ulvestad");
  await host.page.getByLabel("Bio").fill("Counts sheep.");
  await host.page.getByRole("button", { name: "Save profile" }).click();
  await expect(log(guest).getByRole("button", { name: "Ulla Ulvestad" })).toBeVisible();
  await log(guest).getByRole("button", { name: "Ulla Ulvestad" }).click();
  await guest.page.getByRole("link", { name: "Show profile" }).click();
  await expect(guest.page.getByText("Counts sheep.")).toBeVisible();

  await settings(host, "Appearance");
  await host.page.getByRole("radio", { name: /24-hour/ }).check();
  await expect(host.page.getByText("15:30")).toBeVisible();
  await host.page.getByRole("radio", { name: /12-hour/ }).check();
  await expect(host.page.getByText(/3:30\sPM/)).toBeVisible();
  await host.page.getByRole("radio", { name: /Compact/ }).check();
  await host.page.getByRole("radio", { name: "Dark" }).check();
  await host.page.reload();
  await expect(host.page.locator("html[data-theme=dark][data-density=compact]")).toHaveCount(1);
  await expect(host.page.getByRole("radio", { name: /12-hour/ })).toBeChecked();
});

test("a new password, signing out a device, and signing out everywhere each end the right sessions", async ({
  browser,
  expectTrouble,
}) => {
  // A device may make a request at the very moment at which its session ends.
  expectTrouble(refused);
  const wim = await meet(browser, "Wim");
  const { username, password } = await startGroup(wim, "Devices");
  const second = await meet(browser, "Wim");
  await signIn(second, username, password);
  await expect(composer(second)).toBeVisible();

  await settings(wim, "Account");
  await wim.page.getByLabel("Current password").fill(password);
  await wim.page.getByLabel("New password").fill("quite another password");
  await wim.page.getByRole("button", { name: "Change password" }).click();
  await expect(wim.page.getByText("Password changed. Your other devices have been signed out.")).toBeVisible();
  await expect(second.page.getByLabel("Email or username")).toBeVisible();

  await signIn(second, username, "quite another password");
  await wim.page.reload();
  await wim.page.getByRole("button", { name: /^Sign out Chrome/ }).click();
  await expect(wim.page.getByRole("button", { name: /^Sign out Chrome/ })).toHaveCount(0);
  await expect(second.page.getByLabel("Email or username")).toBeVisible();

  await signIn(second, username, "quite another password");
  await wim.page.getByRole("button", { name: "Sign out everywhere", exact: true }).click();
  await wim.page.getByRole("alertdialog").getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(wim.page.getByLabel("Email or username")).toBeVisible();
  await expect(second.page.getByLabel("Email or username")).toBeVisible();
});

test("deleting an account requires a new group owner first, and can erase its messages", async ({
  browser,
  expectTrouble,
}) => {
  expectTrouble(refused);
  const { host, guest, account } = await two(browser, ["Xaver", "Yara"], "Legacy");
  await say(host, "Forget that I said this");
  await say(guest, "I shall");
  await settings(host, "Account");
  await host.page.getByRole("link", { name: "Choose an owner" }).click();
  await host.page.getByRole("button", { name: /Role of Yara/ }).click();
  await host.page.getByRole("menuitemradio", { name: /^Owner/ }).click();
  await host.page.getByRole("alertdialog").getByRole("button", { name: "Make owner" }).click();
  await expect(host.page.getByRole("button", { name: "Role of Yara: Owner" })).toBeVisible();

  await settings(host, "Account");
  await host.page.getByRole("radio", { name: /^Erase my messages/ }).check();
  await host.page.getByRole("button", { name: "Delete account" }).click();
  const question = host.page.getByRole("alertdialog");
  await expect(question.getByRole("button", { name: "Delete account" })).toBeDisabled();
  await question.getByRole("textbox").fill(account.username);
  await question.getByRole("button", { name: "Delete account" }).click();
  await expect(host.page).toHaveURL(/sign-up/);

  await expect(log(guest).getByText("Message deleted")).toBeVisible();
  await expect(log(guest).getByText("Forget that I said this")).toHaveCount(0);
  await expect(log(guest).getByText("Deleted user")).toBeVisible();
  await expect(log(guest).getByText("I shall")).toBeVisible();

  await host.page.goto("/sign-in");
  await host.page.getByLabel("Email or username").fill(account.username);
  await host.page.getByLabel("Password", { exact: true }).fill(account.password);
  await host.page.getByRole("button", { name: "Sign in" }).click();
  await expect(host.page.getByRole("alert")).toBeVisible();
});
