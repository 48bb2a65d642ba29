import { expect } from "@playwright/test";
import { mirrored, opening, press, type Screen, wide } from "./screen.ts";

const greeting = "שלום, **קוראים** לי נועה! `tide()` وهذا بالعربية.";

/** The layout of languages that are written from right to left, with names and messages in some of them. */
export const rightToLeft: readonly Screen[] = [
  {
    name: "right-to-left-conversation",
    as: "guide",
    path: ({ rich }) => `${rich("scripts")}?panel=details`,
    act: mirrored,
  },
  { name: "right-to-left-code", as: "guide", path: ({ rich }) => rich("code"), act: mirrored },
  { name: "right-to-left-group", as: "guide", path: ({ group }) => group, act: mirrored },
  {
    name: "right-to-left-composer",
    as: "guide",
    path: ({ rich }) => rich("scripts"),
    async act(page) {
      await mirrored(page);
      await page.getByRole("textbox", { name: /^Write to / }).fill(greeting);
      await press("Show formatting")(page);
      await expect(page.getByRole("toolbar", { name: "Formatting" })).toBeVisible();
    },
  },
  {
    name: "right-to-left-message",
    as: "guide",
    path: ({ rich }) => rich("scripts"),
    async act(page) {
      await mirrored(page);
      await page.getByRole("log").locator("article").last().hover();
      await expect(page.getByRole("log").getByRole("toolbar")).toBeVisible();
    },
    only: wide,
  },
  { name: "right-to-left-members", as: "guide", path: ({ group }) => `${group}/members`, act: mirrored },
  {
    name: "right-to-left-settings",
    as: "guide",
    path: () => "/settings/appearance",
    act: mirrored,
  },
  {
    name: "right-to-left-own-menu",
    as: "guide",
    path: ({ company }) => company,
    async act(page) {
      await mirrored(page);
      await opening(/^Signed in as/, "menu")(page);
    },
  },
];
