import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { findFreePort } from "@parley/server/testing/free-port";
import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./axe.ts";
import { test } from "./journey.ts";

/* The component gallery (/dev/ui) exists only on the development server, so these tests start one. */
const web = fileURLToPath(new URL("../../apps/web/", import.meta.url));
let vite: ChildProcess;
let address: string;

test.beforeAll(async () => {
  const port = await findFreePort();
  const args = ["node_modules/vite/bin/vite.js", "--host", "127.0.0.1", "--port", String(port), "--strictPort"];
  vite = spawn(process.execPath, args, { cwd: web, stdio: "ignore" });
  address = `http://127.0.0.1:${port}/dev/ui`;
  await expect
    .poll(
      () =>
        fetch(address).then(
          ({ ok }) => ok,
          () => false,
        ),
      { timeout: 30_000 },
    )
    .toBe(true);
});

test.afterAll(async () => {
  const ended = once(vite, "exit");
  vite.kill("SIGTERM");
  await ended;
});

async function open(page: Page) {
  await page.goto(address);
  await expect(page.getByRole("heading", { name: "Components" })).toBeVisible({ timeout: 30_000 });
  // Floating components are fetched lazily.
  await page.waitForLoadState("networkidle");
}

test("every component in every state is accessible, in both themes", async ({ page }) => {
  await open(page);
  await expect(page.getByRole("region", { name: "dark" })).toBeVisible();
  await expectAccessible(page, "at rest", { without: ["region"] });
});

for (const [button, role] of [
  ["Menu", "menu"],
  ["Popover", "dialog"],
  ["Dialog", "dialog"],
  ["Question that fails", "alertdialog"],
  ["Question with a word to type", "alertdialog"],
  ["Note with an action", "dialog"],
] as const) {
  test(`what "${button}" opens is accessible, in both themes`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await open(page);
    await page.getByRole("button", { name: button, exact: true }).first().click();
    await expect(page.getByRole(role)).toBeVisible();
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page, colorScheme, { without: ["region"] });
    }
  });
}
