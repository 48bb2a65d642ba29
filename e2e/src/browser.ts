import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "@playwright/test";

/** Flags for Chromium to run as root, and to make no requests of its own. */
export const browserArgs = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const installed = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

const find = () =>
  [process.env["E2E_BROWSER"], chromium.executablePath(), ...installed].find((path) => path && existsSync(path));

const run = (command: string, ...args: string[]) => spawnSync(command, args, { stdio: "inherit" }).status === 0;

/**
 * Finds a Chromium or Chrome: the one in E2E_BROWSER, Playwright's own, or an installed one. Installs one if there is
 * none.
 * @throws if there is none and none can be installed
 */
export function findBrowser(): string {
  const path = find() ?? (installWithPlaywright() || installFromDebian() ? find() : undefined);
  if (!path) throw new Error("There is no Chromium or Chrome here. Install one, or name it in E2E_BROWSER.");
  return path;
}

function installWithPlaywright(): boolean {
  console.log("There is no browser here; installing Playwright's Chromium.");
  // By its path, because this package's commands may not be on the PATH.
  const cli = createRequire(import.meta.url).resolve("@playwright/test/cli");
  return run(process.execPath, cli, "install", "chromium");
}

/** Debian's Chromium works too, where Playwright's downloads are not reachable. */
function installFromDebian(): boolean {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return false;
  console.log("Installing Debian's Chromium.");
  return run("apt-get", "update", "-qq") && run("apt-get", "install", "-y", "-qq", "chromium");
}
