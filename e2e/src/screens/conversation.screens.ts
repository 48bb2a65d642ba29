import { expect, type Page } from "@playwright/test";
import { noNetwork } from "../journey.ts";
import { names } from "./rich-messages.ts";
import { inGerman, opening, press, type Screen } from "./screen.ts";

/** Opens the direct conversation with a person from the list of members. */
const openDirect = (name: string) => async (page: Page) => {
  await press(`Message ${name}`)(page);
  await expect(page.getByRole("textbox", { name: /^Write to / })).toBeVisible();
};

export const conversation: readonly Screen[] = [
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
    trouble: noNetwork,
    as: "guide",
    path: ({ demo }) => demo("firmware"),
    async act(page) {
      // Wait for lazily loaded parts before going offline.
      await expect(page.getByRole("log").locator("time").first()).toBeVisible();
      await page.context().setOffline(true);
      await expect(page.getByText("You are offline.", { exact: false })).toBeVisible();
    },
  },
  {
    name: "conversation-scrolled",
    as: "guide",
    path: ({ demo }) => demo("workshop"),
    async act(page) {
      // With the wheel, as a person does: a list that has just opened scrolls by itself until its rows are measured.
      await page.getByRole("log").locator("time").last().hover();
      await page.mouse.wheel(0, -1500);
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
  {
    name: "direct",
    as: "guide",
    path: ({ company }) => `${company}/members`,
    act: openDirect("Mira Okafor"),
  },
  {
    name: "direct-long-name",
    as: "guide",
    path: ({ group }) => `${group}/members`,
    act: openDirect(names.long),
  },
  {
    name: "direct-profile-card",
    as: "guide",
    path: ({ company }) => `${company}/members`,
    async act(page) {
      await openDirect("Mira Okafor")(page);
      await page.getByRole("heading", { level: 1 }).getByRole("button").click();
      await expect(page.getByText(/since/)).toBeVisible();
    },
  },
  {
    name: "jump-to-date",
    as: "guide",
    path: ({ demo }) => demo("workshop"),
    act: press("Jump to a date"),
  },
  {
    name: "conversation-german",
    as: "guide",
    path: ({ demo }) => demo("general"),
    act: inGerman,
  },
];
