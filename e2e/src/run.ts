import { spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { findBrowser } from "./browser.ts";

/** Runs the journeys with a browser that exists and a port that is free. Arguments go to `playwright test`. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

const env = { ...process.env, E2E_BROWSER: findBrowser(), E2E_PORT: String(await freePort()) };
const playwright = spawn("playwright", ["test", ...process.argv.slice(2)], { stdio: "inherit", env });
const [code] = (await once(playwright, "exit")) as [number | null];
process.exitCode = code ?? 1;
