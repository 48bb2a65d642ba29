import { expect, type Page } from "@playwright/test";
import { opening, press, type Screen, wide } from "./screen.ts";

const goTo = async (page: Page) => {
  await press(/^Go to/)(page);
  await expect(page.getByRole("dialog")).toBeVisible();
};

/** Overlays that are available on every page. */
export const around: readonly Screen[] = [
  { name: "switcher", as: "guide", path: ({ company }) => company, act: goTo },
  {
    name: "switcher-found",
    as: "guide",
    path: ({ company }) => company,
    async act(page) {
      await goTo(page);
      await page.getByRole("combobox").fill("or");
    },
  },
  {
    name: "switcher-none",
    as: "guide",
    path: ({ company }) => company,
    async act(page) {
      await goTo(page);
      await page.getByRole("combobox").fill("qqqq");
    },
  },
  { name: "new-direct", as: "guide", path: ({ company }) => company, act: opening("New message", "dialog") },
  {
    name: "shortcuts",
    as: "guide",
    path: ({ company }) => `${company}/members`,
    async act(page) {
      await page.getByRole("heading", { level: 1 }).click();
      await page.keyboard.press("?");
      await expect(page.getByRole("dialog")).toBeVisible();
    },
    only: wide,
  },
];
