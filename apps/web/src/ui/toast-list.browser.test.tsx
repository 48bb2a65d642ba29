import "../styles.css";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { afterPaint } from "./after-paint.ts";
import Toasts, { addToast } from "./toast-list.tsx";
import { closeToasts, showToast } from "./toasts.tsx";

let root: Root;

beforeEach(async () => {
  document.body.innerHTML = '<div id="scene"></div>';
  root = createRoot(document.getElementById("scene") as HTMLElement);
  root.render(<Toasts />);
  await expect.element(page.getByRole("region")).toBeInTheDocument();
});
afterEach(() => root.unmount());

/** The texts of the toasts that can be seen, from top to bottom. */
const shown = () => page.getByRole("dialog").elements().map(textOf);
const focused = () => textOf(document.activeElement?.closest("[role=dialog]"));
const textOf = (toast: Element | null | undefined) => toast?.querySelector("p")?.textContent;

/** Shows toasts, the first on top, and moves the focus to that with the keyboard. */
async function showAndEnter(...texts: string[]) {
  for (const text of texts.toReversed()) await addToast(text);
  await expect.poll(() => shown()[0]).toBe(texts[0]);
  await userEvent.keyboard("{F6}{Tab}");
  expect(focused()).toBe(texts[0]);
}

test("in a low window only the newest is shown, and closing it with the keyboard leads to the next", async () => {
  await page.viewport(390, 420);
  await showAndEnter("three", "two", "one");
  expect(shown()).toEqual(["three"]);
  await userEvent.keyboard("{Escape}");
  await expect.poll(shown).toEqual(["two"]);
  expect(focused()).toBe("two");
  // To its button.
  await userEvent.keyboard("{Tab}{Enter}");
  await expect.poll(shown).toEqual(["one"]);
  expect(focused()).toBe("one");
});

test("Escape in a toast closes it, and the page has nothing to do with it", async () => {
  await showAndEnter("one");
  const onKeyDown = vi.fn((event: KeyboardEvent) => event.defaultPrevented);
  addEventListener("keydown", onKeyDown, { once: true });
  await userEvent.keyboard("{Escape}");
  expect(onKeyDown).toHaveReturnedWith(true);
  await expect.poll(shown).toEqual([]);
});

test("in a low window a new toast takes the focus from the one that it hides", async () => {
  await page.viewport(390, 420);
  await showAndEnter("one");
  await addToast("two");
  await expect.poll(shown).toEqual(["two"]);
  expect(focused()).toBe("two");
});

test("closing the last that there is room for with the keyboard does not lose the focus", async () => {
  await page.viewport(390, 844);
  await showAndEnter("four", "three", "two", "one");
  expect(shown()).toEqual(["four", "three", "two"]);
  await userEvent.keyboard("{Tab}{Tab}{Tab}{Tab}");
  expect(focused()).toBe("two");
  await userEvent.keyboard("{Escape}");
  await expect.poll(shown).toEqual(["four", "three", "one"]);
  expect(focused()).toBe("four");
});

test("all are closed at once, also those on their way, and later ones are shown again", async () => {
  showToast("stands", { label: "Undo", act: () => {} });
  await expect.poll(shown).toEqual(["stands"]);
  showToast("on its way");
  closeToasts();
  showToast("later");
  await expect.poll(shown).toEqual(["later"]);
});

test("nothing counts as a layout shift when another page gives the toasts another place", async () => {
  await page.viewport(1_000, 800);
  const shifts: PerformanceEntry[] = [];
  const watch = new PerformanceObserver((list) => shifts.push(...list.getEntries()));
  watch.observe({ type: "layout-shift" });
  const main = document.createElement("main");
  main.id = "main";
  document.body.append(main);
  for (const start of ["100px", "400px"]) {
    main.style.marginInlineStart = start;
    await new Promise<void>((resolve) => void afterPaint(resolve));
    shifts.push(...watch.takeRecords());
  }
  watch.disconnect();
  expect(shifts.map((shift) => JSON.stringify(shift))).toEqual([]);
});
