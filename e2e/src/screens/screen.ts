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
  /** What the browser's console says of it, where the screen is about something that went wrong. */
  readonly trouble?: RegExp;
}

/** Where there is room for more than one pane, and a mouse. */
export const wide = ["desktop", "tablet"] as const;

export const press = (name: string | RegExp) => async (page: Page) => {
  await page
    .getByRole("button", { name, exact: typeof name === "string" })
    .first()
    .click();
};

/** Presses the button that opens something, and waits until it is there. */
export const opening = (name: string | RegExp, role: "menu" | "dialog" | "alertdialog") => async (page: Page) => {
  await press(name)(page);
  await expect(page.getByRole(role)).toBeVisible();
};

/** The same page in the other language, whose words are longer. */
export const inGerman = async (page: Page) => {
  await page.evaluate(() => localStorage.setItem("parley.language", "de"));
  await page.reload();
  await expect(page.locator("html[lang=de] main")).toBeVisible();
};

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
