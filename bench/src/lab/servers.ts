import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Address } from "../load/connection.ts";
import { type Folder, temporaryFolder } from "./cleanup.ts";
import { findFreePort, type RunningProgram, root, startProgram, untilReady } from "./processes.ts";

/** An HTTP server in a process of its own. */
export interface RunningServer extends AsyncDisposable {
  readonly address: Address;
  readonly url: string;
  /** Time on a processor since it started, or undefined where the system does not tell. */
  cpuSeconds(): number | undefined;
}

export interface ServerProgram {
  /** For Node. */
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** What answers 200 when it is ready. */
  readonly readyPath: string;
}

let profileFolder: string | undefined;

/** From now on every server writes a CPU profile into this folder when it stops. */
export function profileInto(folder: string): void {
  profileFolder = folder;
}

/** Starts a server that takes its port from PORT, and waits until it is ready. */
export async function startServer({ args, env = {}, readyPath }: ServerProgram): Promise<RunningServer> {
  const folder = await temporaryFolder();
  const port = await findFreePort();
  const address = { host: "127.0.0.1", port };
  const url = `http://${address.host}:${port}`;
  const program = startProgram({
    command: process.execPath,
    args: [...(profileFolder ? ["--cpu-prof", `--cpu-prof-dir=${profileFolder}`] : []), ...args],
    env: { HOST: address.host, PORT: String(port), PUBLIC_URL: "", ...env },
    logFile: join(folder.path, "log"),
  });
  const server = {
    address,
    url,
    cpuSeconds: () => readCpuSeconds(program.pid),
    [Symbol.asyncDispose]: () => stop(program, folder),
  };
  try {
    await untilReady(program, () => answers(`${url}${readyPath}`));
    return server;
  } catch (error) {
    await stop(program, folder);
    throw error;
  }
}

/** Linux counts in hundredths of a second. */
function readCpuSeconds(pid: number | undefined): number | undefined {
  if (process.platform !== "linux" || pid === undefined) return undefined;
  // The second field is a name in parentheses, which may hold anything.
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /s, "")
    .split(" ");
  const [user, system] = [fields[11], fields[12]];
  return (Number(user) + Number(system)) / 100;
}

async function stop(program: RunningProgram, folder: Folder): Promise<void> {
  await program[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
}

const answers = (url: string) =>
  fetch(url, { signal: AbortSignal.timeout(5_000) }).then(
    (response) => response.ok,
    () => false,
  );

/**
 * Parley as `pnpm start` runs it, log and all, on the database that `env` names. Only the limits on how fast one person
 * may ask are off: a few people stand for many here.
 */
export const startParley = (env: Readonly<Record<string, string>>) =>
  startServer({
    args: [join(root, "apps/server/dist/main.js")],
    env: { RATE_LIMITS: "off", LOG_LEVEL: "", SMTP_URL: "", ...env },
    readyPath: "/readyz",
  });

/** One of the programs in src/servers. */
export const startOwn = (name: "parley-edge" | "stock-plugin" | "bare-http") =>
  startServer({
    args: ["--import", "tsx", join(root, `bench/src/servers/${name}.ts`)],
    env: { LOG_LEVEL: "" },
    readyPath: "/healthz",
  });
