import { expect } from "@playwright/test";
import { refused } from "../journey.ts";
import { inGerman, opening, press, type Screen, wide } from "./screen.ts";

export const own: readonly Screen[] = [
  { name: "welcome", as: "newcomer", path: () => "/welcome" },
  { name: "directs-none", as: "newcomer", path: () => "/directs" },
  { name: "welcome-again", as: "guide", path: () => "/welcome" },
  { name: "settings-profile", as: "guide", path: () => "/settings/profile" },
  { name: "settings-account", as: "guide", path: () => "/settings/account" },
  { name: "settings-appearance", as: "guide", path: () => "/settings/appearance" },
  { name: "settings-notifications", as: "guide", path: () => "/settings/notifications" },
  { name: "settings-german", as: "guide", path: () => "/settings/account", act: inGerman },
  {
    name: "account-delete",
    as: "newcomer",
    path: () => "/settings/account",
    act: opening("Delete account", "alertdialog"),
  },
  {
    name: "sign-out-unsent",
    as: "guide",
    path: ({ demo }) => demo("customers"),
    async act(page) {
      await page.getByRole("textbox", { name: /^Write to / }).fill("Half a thought");
      await opening(/^Signed in as/, "menu")(page);
      await page.getByRole("menuitem", { name: "Sign out" }).click();
      await expect(page.getByRole("alertdialog")).toBeVisible();
    },
    only: wide,
  },
  {
    name: "password-refused",
    trouble: refused,
    as: "guide",
    path: () => "/settings/account",
    async act(page) {
      await page.getByLabel("Current password").fill("not the password");
      await page.getByLabel("New password", { exact: true }).fill("another password");
      await press("Change password")(page);
      await expect(page.getByRole("alert").first()).toBeVisible();
    },
  },
];
