import { expect, type Page } from "@playwright/test";
import type { Size } from "./devices.ts";
import type { Furnished } from "./furnish.ts";

/** A screen of the client, which is photographed and checked with axe in each theme. */
export interface Screen {
  /** Part of the screenshot's file name. */
  readonly name: string;
  readonly as: "guide" | "newcomer" | "stranger";
  readonly path: (furnished: Furnished) => string;
  /** Steps that bring the page into the named state. */
  readonly act?: (page: Page) => Promise<unknown>;
  /** The sizes in which it exists. Default: all. */
  readonly only?: readonly Size[];
  /** The expected console errors, if the screen is about a failure. */
  readonly trouble?: RegExp;
}

/** Sizes with room for more than one pane, and a mouse. */
export const wide = ["desktop", "tablet"] as const;

export const press = (name: string | RegExp) => async (page: Page) => {
  await page
    .getByRole("button", { name, exact: typeof name === "string" })
    .first()
    .click();
};

/** Presses the button that opens something, and waits for it. */
export const opening = (name: string | RegExp, role: "menu" | "dialog" | "alertdialog") => async (page: Page) => {
  await press(name)(page);
  await expect(page.getByRole(role)).toBeVisible();
};

/** Switches the page to German, whose words are longer. */
export const inGerman = async (page: Page) => {
  await page.evaluate(() => localStorage.setItem("parley.language", "de"));
  await page.reload();
  await expect(page.locator("html[lang=de] main")).toBeVisible();
};

/** Mirrors the page, as for a language that is written from right to left. */
export const mirrored = (page: Page) => page.evaluate(() => document.documentElement.setAttribute("dir", "rtl"));

/** Opens a screen and waits until it is stable. */
export async function show(page: Page, screen: Screen, furnished: Furnished): Promise<void> {
  await page.goto(screen.path(furnished));
  await expect(page.locator("main, nav").first()).toBeVisible();
  await expect(page.getByRole("status", { name: "Loading" })).toHaveCount(0);
  await screen.act?.(page);
  await page.evaluate(() => document.fonts.ready);
  // Menus and tooltips load after the first paint, pictures at any time; none of them has a mark to wait for.
  await page.waitForTimeout(400);
}
