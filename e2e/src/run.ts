import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findFreePort } from "@parley/server/testing/free-port";
import { findBrowser } from "./browser.ts";
import { fillDemo } from "./demo.ts";

/*
 * Runs the tests with a browser, a free port, and a database of their own that contains the demo. Passes its arguments
 * to `playwright test`.
 */
const dataDir = await mkdtemp(join(tmpdir(), "parley-e2e-"));
try {
  const browser = findBrowser();
  const guide = await fillDemo(dataDir);
  const places = {
    E2E_BROWSER: browser,
    E2E_PORT: String(await findFreePort()),
    E2E_DATA_DIR: dataDir,
    E2E_GUIDE: JSON.stringify(guide),
  };
  const args = ["test", ...process.argv.slice(2)];
  const playwright = spawn("playwright", args, { stdio: "inherit", env: { ...process.env, ...places } });
  // On SIGINT, Playwright stops its browsers and the server first.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => playwright.kill("SIGINT"));
  const [code] = (await once(playwright, "exit")) as [number | null];
  process.exitCode = code ?? 1;
} finally {
  await rm(dataDir, { recursive: true, force: true });
}
