import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { build } from "vite";

export interface ServerProcess {
  readonly child: ChildProcess;
  readonly output: { stdout: string; stderr: string };
  /** The exit code, or the signal that ended it. */
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

const packageRoot = join(import.meta.dirname, "../..");
/** Inside the package, so that the bundle finds its dependencies. */
const bundle = join(packageRoot, "node_modules/.cache", `server-under-test-${process.pid}`);

/** Builds the released bundle from the current source, for {@link spawnServer}. */
export async function buildServer(): Promise<void> {
  await build({ root: packageRoot, logLevel: "warn", build: { outDir: bundle } });
}

export const removeBundle = () => rm(bundle, { recursive: true });

/** Runs the bundle as `pnpm start` does. It inherits no settings. */
export function spawnServer(env: Record<string, string>): ServerProcess {
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn(process.execPath, [join(bundle, "main.js")], {
    env: { PATH, HOME, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk) => {
    output.stdout += chunk;
  });
  child.stderr.on("data", (chunk) => {
    output.stderr += chunk;
  });
  const ended = once(child, "close").then(([code, signal]) => ({ code, signal }));
  return { child, output, ended };
}

/** Waits until it prints its address. */
export async function untilStarted(server: ServerProcess): Promise<void> {
  const gone = server.ended.then(({ code }) => {
    throw new Error(`The server ended with code ${code}: ${server.output.stderr}`);
  });
  await Promise.race([gone, once(server.child.stdout ?? server.child, "data")]);
  gone.catch(() => {});
}
