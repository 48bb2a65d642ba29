import { expect, type Page } from "@playwright/test";
import { noNetwork } from "../journey.ts";
import { press, type Screen, wide } from "./screen.ts";

const last = (page: Page) => page.getByRole("article").last();

/** Messages and their actions. */
export const messages: readonly Screen[] = [
  {
    name: "message-actions",
    as: "guide",
    path: ({ rich }) => rich("names"),
    act: (page) => last(page).hover(),
    only: wide,
  },
  {
    name: "message-deleted",
    as: "guide",
    // No other screen needs the last message of this chat: the pending deletion is sent when the page closes.
    path: ({ rich }) => rich("lines"),
    async act(page) {
      // Keeps the Undo offer open.
      await page.route(/messages\.delete/, () => {});
      await last(page).hover();
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
      await last(page).hover();
      await press("Edit")(page);
      await expect(page.getByRole("textbox", { name: "Edit message" })).toBeVisible();
    },
    only: wide,
  },
  {
    name: "message-history",
    as: "guide",
    path: ({ rich }) => rich("names"),
    act: (page) => page.getByRole("button", { name: "edited" }).first().click(),
  },
  {
    name: "message-sheet",
    as: "guide",
    path: ({ rich }) => rich("names"),
    async act(page) {
      // A long press; Playwright can only tap.
      await last(page).dispatchEvent("pointerdown", { pointerType: "touch", isPrimary: true, bubbles: true });
      await expect(page.getByRole("dialog")).toBeVisible();
      await last(page).dispatchEvent("pointerup", { pointerType: "touch", isPrimary: true, bubbles: true });
    },
    only: ["phone"],
  },
  {
    name: "emoji-picker",
    as: "guide",
    path: ({ rich }) => rich("empty"),
    async act(page) {
      await press("Emoji")(page);
      await expect(page.getByPlaceholder("Find an emoji")).toBeVisible();
    },
    only: wide,
  },
  {
    name: "mention",
    as: "guide",
    path: ({ demo }) => demo("lunch"),
    async act(page) {
      await page.getByRole("textbox", { name: /^Write to / }).pressSequentially("Ask @mi");
      await expect(page.getByRole("option").first()).toBeVisible();
    },
  },
  {
    name: "message-waiting",
    trouble: noNetwork,
    as: "guide",
    path: ({ rich }) => rich("empty"),
    async act(page) {
      // Type before going offline, so that lazily loaded code is here.
      await page.getByRole("textbox", { name: /^Write to / }).fill("On its way, for as long as it takes");
      await page.context().setOffline(true);
      await press("Send")(page);
      await expect(page.getByText("Sending", { exact: false })).toBeVisible();
    },
  },
  {
    name: "message-too-long",
    as: "guide",
    path: ({ rich }) => rich("empty"),
    act: (page) => page.getByRole("textbox", { name: /^Write to / }).fill("a bit more, ".repeat(840)),
  },
];
