import { Star } from "lucide-react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { IconButton } from "./icon-button.tsx";
import { hurry } from "./usable.ts";

let root: Root;

beforeEach(() => {
  document.body.innerHTML = '<input aria-label="Before"><div id="scene"></div>';
  root = createRoot(document.getElementById("scene") as HTMLElement);
});
afterEach(() => root.unmount());

const button = page.getByRole("button", { name: "Favourite" });
const tooltip = page.getByText("Favourite");
const before = page.getByRole("textbox", { name: "Before" });

async function showButton(): Promise<void> {
  root.render(<IconButton icon={Star} label="Favourite" />);
  hurry();
  // The button is replaced once by one with a tooltip.
  await expect.element(button).toHaveAttribute("data-base-ui-tooltip-trigger");
}

test("a tooltip appears for who steps to its button, not when the focus returns there", async () => {
  await showButton();
  (before.element() as HTMLElement).focus();
  await userEvent.keyboard("{Tab}");
  expect(document.activeElement).toBe(button.element());
  await expect.element(tooltip).toBeVisible();

  (before.element() as HTMLElement).focus();
  await expect.element(tooltip).not.toBeInTheDocument();
  await userEvent.keyboard("text{Enter}");
  (button.element() as HTMLElement).focus();
  expect(button.element().matches(":focus-visible")).toBe(true);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(tooltip.elements()).toEqual([]);
});

test.each(["Home", "End"])("a tooltip appears for who steps to its button with %s, as in a toolbar", async (key) => {
  await showButton();
  (before.element() as HTMLElement).focus();
  await userEvent.keyboard(`{${key}}`);
  (button.element() as HTMLElement).focus();
  await expect.element(tooltip).toBeVisible();
});

test("a key event without a key, as autofill sends it, does no harm", async () => {
  await showButton();
  const failed = vi.fn((event: ErrorEvent) => event.preventDefault());
  addEventListener("error", failed);
  before.element().dispatchEvent(new Event("keydown", { bubbles: true }));
  removeEventListener("error", failed);
  expect(failed).not.toHaveBeenCalled();
});
