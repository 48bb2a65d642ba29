import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDatabase } from "@parley/db";
import { sql } from "kysely";
import { build } from "vite";

/** Settings for processes that share a directory and a database of the driver under test. */
export async function createHome() {
  const dataDir = await mkdtemp(join(tmpdir(), "parley-data-"));
  const database = process.env["TEST_DRIVER"] === "postgres" ? await createServerDatabase() : undefined;
  return {
    dataDir,
    driver: database ? "postgres" : "embedded",
    env: { DATA_DIR: dataDir, ...(database ? { DATABASE_URL: database.url } : {}) },
    async remove() {
      await rm(dataDir, { recursive: true, force: true });
      await database?.drop();
    },
  };
}

async function createServerDatabase() {
  const url = process.env["TEST_DATABASE_URL"] ?? "postgres://localhost/postgres";
  const name = `parley_test_${randomBytes(6).toString("hex")}`;
  const run = async (statement: string) => {
    await using maintenance = await createDatabase({ url });
    await sql.raw(statement).execute(maintenance.db);
  };
  await run(`create database ${name}`);
  const ownUrl = new URL(url);
  ownUrl.pathname = `/${name}`;
  return { url: ownUrl.href, drop: () => run(`drop database ${name} with (force)`) };
}

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
