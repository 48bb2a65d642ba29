import { expect } from "@playwright/test";
import { refused } from "../journey.ts";
import { press, type Screen } from "./screen.ts";

export const outside: readonly Screen[] = [
  { name: "sign-in", as: "stranger", path: () => "/sign-in" },
  { name: "sign-in-empty", as: "stranger", path: () => "/sign-in", act: press("Sign in") },
  {
    name: "sign-in-refused",
    trouble: refused,
    as: "stranger",
    path: () => "/sign-in",
    async act(page) {
      await page.getByLabel("Email or username").fill("nobody@screens.example");
      await page.getByLabel("Password", { exact: true }).fill("not the password");
      await press("Sign in")(page);
      await expect(page.getByRole("alert")).toBeVisible();
    },
  },
  { name: "sign-in-after-the-end", as: "stranger", path: () => "/sign-in?ended=true" },
  { name: "sign-up", as: "stranger", path: () => "/sign-up" },
  { name: "sign-up-empty", as: "stranger", path: () => "/sign-up", act: press("Create an account") },
  { name: "forgot-password", as: "stranger", path: () => "/forgot-password" },
  {
    name: "reset-link-sent",
    as: "stranger",
    path: () => "/forgot-password",
    async act(page) {
      await page.getByLabel("Email").fill("nobody@screens.example");
      await press("Send link")(page);
      await expect(page.getByText("Check your email")).toBeVisible();
    },
  },
  { name: "reset-password", as: "stranger", path: () => "/reset-password?token=a-token" },
  { name: "reset-password-broken", as: "stranger", path: () => "/reset-password" },
  { name: "invite-stranger", as: "stranger", path: ({ inviteToken }) => `/invite/${inviteToken}` },
  { name: "invite-newcomer", as: "newcomer", path: ({ inviteToken }) => `/invite/${inviteToken}` },
  { name: "invite-broken", trouble: refused, as: "stranger", path: () => "/invite/never-was" },
  { name: "not-found", as: "guide", path: () => "/leads/nowhere" },
];
