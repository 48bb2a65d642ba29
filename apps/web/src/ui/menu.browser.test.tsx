import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { Menu } from "./menu.tsx";
import { hurry } from "./usable.ts";

let root: Root;

beforeEach(() => {
  document.body.innerHTML = "<div></div>";
  root = createRoot(document.body.firstElementChild as HTMLElement);
});
afterEach(() => root.unmount());

test("an arrow opens a menu, but not with Alt, which leads to another chat", async () => {
  root.render(<Menu trigger={<button type="button">More</button>} entries={[{ label: "Mute", onSelect() {} }]} />);
  hurry();
  const trigger = page.getByRole("button", { name: "More" });
  await expect.element(trigger).toHaveAttribute("aria-haspopup", "menu");
  (trigger.element() as HTMLElement).focus();
  await userEvent.keyboard("{Alt>}{ArrowDown}{/Alt}");
  await expect.element(trigger).toHaveAttribute("aria-expanded", "false");
  await userEvent.keyboard("{ArrowDown}");
  await expect.element(page.getByRole("menuitem", { name: "Mute" })).toBeVisible();
});
