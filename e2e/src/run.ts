import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findBrowser } from "./browser.ts";

/** Runs the journeys with a browser that exists, a port that is free and a database of their own. Arguments go to `playwright test`. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

const dataDir = await mkdtemp(join(tmpdir(), "parley-e2e-"));
try {
  const places = { E2E_BROWSER: findBrowser(), E2E_PORT: String(await freePort()), E2E_DATA_DIR: dataDir };
  const args = ["test", ...process.argv.slice(2)];
  const playwright = spawn("playwright", args, { stdio: "inherit", env: { ...process.env, ...places } });
  const [code] = (await once(playwright, "exit")) as [number | null];
  process.exitCode = code ?? 1;
} finally {
  await rm(dataDir, { recursive: true, force: true });
}
