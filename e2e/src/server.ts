import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { findFreePort } from "@parley/server/testing/free-port";

const program = fileURLToPath(new URL("../../apps/server/dist/main.js", import.meta.url));

/**
 * Starts the built server on a free port, or again at the address that it had. @returns its address, and a function that stops it.
 */
export async function startServer(dataDir: string, address?: string) {
  const baseURL = address ?? `http://127.0.0.1:${await findFreePort()}`;
  const env = {
    ...process.env,
    PORT: new URL(baseURL).port,
    PUBLIC_URL: baseURL,
    DATA_DIR: dataDir,
    DATABASE_URL: "",
    RATE_LIMITS: "off",
    LOG_LEVEL: "warn",
  };
  const server = spawn(process.execPath, [program], { env, stdio: ["ignore", "ignore", "inherit"] });
  const ended = once(server, "exit");
  const stop = async () => {
    server.kill("SIGTERM");
    await ended;
  };
  for (let tries = 0; tries < 300; tries++) {
    if (server.exitCode !== null) throw new Error("The server ended before it was ready.");
    const ready = await fetch(`${baseURL}/readyz`).catch(() => null);
    if (ready?.ok) return { baseURL, stop };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await stop();
  throw new Error("The server was not ready within half a minute.");
}
