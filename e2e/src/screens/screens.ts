import { expect, type Page } from "@playwright/test";
import type { Size } from "./devices.ts";
import type { Furnished } from "./furnish.ts";

/** A screen of the client: a picture is made of it, and axe looks at it, in each theme. */
export interface Screen {
  /** In the name of the picture. */
  readonly name: string;
  readonly as: "guide" | "newcomer" | "stranger";
  readonly path: (furnished: Furnished) => string;
  /** What is done on the page until it shows what it is named for. */
  readonly act?: (page: Page) => Promise<unknown>;
  /** Where it exists; without it, everywhere. */
  readonly only?: readonly Size[];
}

const wide = ["desktop", "tablet"] as const;

const press = (name: string | RegExp) => async (page: Page) => {
  await page
    .getByRole("button", { name, exact: typeof name === "string" })
    .first()
    .click();
};

/** Presses the button that opens something, and waits until it is there. */
const opening = (name: string | RegExp, role: "menu" | "dialog" | "alertdialog") => async (page: Page) => {
  await press(name)(page);
  await expect(page.getByRole(role)).toBeVisible();
};

const outside: Screen[] = [
  { name: "sign-in", as: "stranger", path: () => "/sign-in" },
  { name: "sign-in-empty", as: "stranger", path: () => "/sign-in", act: press("Sign in") },
  {
    name: "sign-in-refused",
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
      await press("Send the link")(page);
      await expect(page.getByText("Look into your mail")).toBeVisible();
    },
  },
  { name: "reset-password", as: "stranger", path: () => "/reset-password?token=a-token" },
  { name: "reset-password-broken", as: "stranger", path: () => "/reset-password" },
  { name: "invite-stranger", as: "stranger", path: ({ inviteToken }) => `/invite/${inviteToken}` },
  { name: "invite-newcomer", as: "newcomer", path: ({ inviteToken }) => `/invite/${inviteToken}` },
  { name: "invite-broken", as: "stranger", path: () => "/invite/never-was" },
  { name: "not-found", as: "guide", path: () => "/leads/nowhere" },
];

const conversation: Screen[] = [
  { name: "conversation", as: "guide", path: ({ demo }) => demo("customers") },
  { name: "conversation-long-names", as: "guide", path: ({ rich }) => rich("names") },
  { name: "conversation-long-text", as: "guide", path: ({ rich }) => rich("lines") },
  { name: "conversation-code", as: "guide", path: ({ rich }) => rich("code") },
  { name: "conversation-scripts", as: "guide", path: ({ rich }) => rich("scripts") },
  { name: "conversation-empty", as: "guide", path: ({ rich }) => rich("empty") },
  { name: "conversation-archived", as: "guide", path: ({ demo }) => demo("spring-fair") },
  { name: "conversation-private", as: "guide", path: ({ rich }) => `${rich("private")}?panel=details` },
  { name: "conversation-details", as: "guide", path: ({ demo }) => `${demo("workshop")}?panel=details` },
  {
    name: "conversation-gone",
    as: "guide",
    path: ({ company }) => `${company}/c/00000000-0000-7000-8000-000000000000`,
  },
  {
    name: "conversation-offline",
    as: "guide",
    path: ({ demo }) => demo("firmware"),
    async act(page) {
      await page.context().setOffline(true);
      await expect(page.getByText("You are offline.", { exact: false })).toBeVisible();
    },
  },
  {
    name: "conversation-scrolled",
    as: "guide",
    path: ({ demo }) => demo("workshop"),
    async act(page) {
      await page.getByRole("log").evaluate((log) => log.scrollBy(0, -1500));
      await expect(page.getByRole("button", { name: "Jump to latest" })).toBeVisible();
    },
  },
  {
    name: "conversation-loading",
    as: "guide",
    path: ({ demo }) => demo("lunch"),
    async act(page) {
      await page.route(/messages\.list/, () => {});
      await page.reload();
      await expect(page.getByRole("status", { name: "Loading" })).toBeVisible();
    },
  },
  {
    name: "message-actions",
    as: "guide",
    path: ({ rich }) => rich("names"),
    act: (page) => page.getByRole("article").last().hover(),
    only: wide,
  },
  {
    name: "message-delete",
    as: "guide",
    path: ({ rich }) => rich("names"),
    async act(page) {
      await page.getByRole("article").last().hover();
      await press("Delete")(page);
      await expect(page.getByRole("button", { name: "Undo" }).first()).toBeVisible();
    },
    only: wide,
  },
  {
    name: "message-edit",
    as: "guide",
    path: ({ rich }) => rich("names"),
    async act(page) {
      await page.getByRole("article").last().hover();
      await press("Edit")(page);
      await expect(page.getByRole("textbox", { name: "Edit the message" })).toBeVisible();
    },
    only: wide,
  },
  {
    name: "profile-card",
    as: "guide",
    path: ({ demo }) => demo("customers"),
    async act(page) {
      await page.getByRole("log").getByRole("button", { name: "Mira Okafor" }).last().click();
      await expect(page.getByText(/since/)).toBeVisible();
    },
  },
  {
    name: "chat-menu",
    as: "guide",
    path: ({ demo }) => demo("workshop"),
    act: opening(/^Menu of workshop/, "menu"),
  },
];

const group: Screen[] = [
  { name: "group", as: "guide", path: ({ company }) => company },
  { name: "group-long-names", as: "guide", path: ({ group }) => group },
  { name: "group-gone", as: "guide", path: () => "/g/00000000-0000-7000-8000-000000000000" },
  { name: "group-menu", as: "guide", path: ({ group }) => group, act: opening(/^Menu of The society/, "menu") },
  { name: "own-menu", as: "guide", path: ({ company }) => company, act: opening(/^You are/, "menu") },
  { name: "chat-create", as: "guide", path: ({ company }) => company, act: opening("New chat", "dialog") },
  { name: "members", as: "guide", path: ({ company }) => `${company}/members` },
  { name: "members-long-names", as: "guide", path: ({ group }) => `${group}/members` },
  {
    name: "members-none-found",
    as: "guide",
    path: ({ company }) => `${company}/members`,
    act: (page) => page.getByRole("searchbox").fill("nobody at all"),
  },
  {
    name: "member-add",
    as: "guide",
    path: ({ company }) => `${company}/members`,
    act: opening(/^Add/, "dialog"),
  },
  { name: "invites", as: "guide", path: ({ group }) => `${group}/invites` },
  { name: "invites-none", as: "guide", path: ({ company }) => `${company}/invites` },
  {
    name: "invite-create",
    as: "guide",
    path: ({ company }) => `${company}/invites`,
    act: opening("Create an invite", "dialog"),
  },
  { name: "group-settings", as: "guide", path: ({ group }) => `${group}/settings` },
  {
    name: "group-delete",
    as: "guide",
    path: ({ group }) => `${group}/settings`,
    act: opening("Delete group", "alertdialog"),
  },
];

const own: Screen[] = [
  { name: "welcome", as: "newcomer", path: () => "/welcome" },
  { name: "welcome-again", as: "guide", path: () => "/welcome" },
  { name: "settings-profile", as: "guide", path: () => "/settings/profile" },
  { name: "settings-account", as: "guide", path: () => "/settings/account" },
  { name: "settings-appearance", as: "guide", path: () => "/settings/appearance" },
];

/** Every screen. A new one gets a line here, and with it its pictures and the look of axe. */
export const screens: readonly Screen[] = [...outside, ...own, ...group, ...conversation];

/** Goes to a screen and waits until it stands still. */
export async function show(page: Page, screen: Screen, furnished: Furnished): Promise<void> {
  await page.goto(screen.path(furnished));
  await expect(page.locator("main, nav").first()).toBeVisible();
  await expect(page.getByRole("status", { name: "Loading" })).toHaveCount(0);
  await screen.act?.(page);
  await page.evaluate(() => document.fonts.ready);
  // Menus and tooltips come after the first paint, pictures when they may; none of them has a mark to wait for.
  await page.waitForTimeout(400);
}
