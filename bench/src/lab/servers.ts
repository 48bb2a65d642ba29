import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { findFreePort } from "@parley/server/testing/free-port";
import type { Address } from "../load/connection.ts";
import { type Folder, temporaryFolder } from "./cleanup.ts";
import { type RunningProgram, root, startProgram, untilReady } from "./processes.ts";
import { readCpuSeconds, readResidentBytes } from "./usage.ts";

/** An HTTP server in its own process. */
export interface RunningServer extends AsyncDisposable {
  readonly address: Address;
  readonly url: string;
  /** CPU time since its start, or undefined if the system does not report it. */
  cpuSeconds(): number | undefined;
  /** Resident memory, or undefined if the system does not report it. */
  residentBytes(): number | undefined;
  /** Resident memory after a garbage collection. Needs a server started with `collects`. */
  settledBytes(): Promise<number | undefined>;
  /** Sends SIGKILL, as the OOM killer would. */
  kill(): Promise<void>;
  /** The end of its log. */
  logTail(): Promise<string>;
}

export interface ServerProgram {
  /** Arguments for Node. */
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** The path that responds with 200 once the server is ready. */
  readonly readyPath: string;
  /** Default: a free port. */
  readonly port?: number;
  /** Whether {@link RunningServer.settledBytes} can trigger a garbage collection. */
  readonly collects?: boolean;
}

/** Uncollected garbage varies by some ten megabytes, as much as a thousand streams take. */
const collect = ["--expose-gc", "--import", 'data:text/javascript,process.on("SIGUSR2",()=>{gc();gc();gc()})'];

let profileFolder: string | undefined;

/** Makes every server that is started from now on write a CPU profile into this folder when it stops. */
export function profileInto(folder: string): void {
  profileFolder = folder;
}

/** Starts a server that reads its port from PORT, and waits until it is ready. */
export async function startServer(server: ServerProgram): Promise<RunningServer> {
  const { args, env = {}, readyPath, collects = false } = server;
  const folder = await temporaryFolder();
  const port = server.port ?? (await findFreePort());
  const address = { host: "127.0.0.1", port };
  const url = `http://${address.host}:${port}`;
  const program = startProgram({
    command: process.execPath,
    args: [
      ...(profileFolder ? ["--cpu-prof", `--cpu-prof-dir=${profileFolder}`] : []),
      ...(collects ? collect : []),
      ...args,
    ],
    env: { HOST: address.host, PORT: String(port), PUBLIC_URL: "", ...env },
    logFile: join(folder.path, "log"),
  });
  const running: RunningServer = {
    address,
    url,
    cpuSeconds: () => readCpuSeconds(program.pid),
    residentBytes: () => readResidentBytes(program.pid),
    async settledBytes() {
      if (program.pid !== undefined) process.kill(program.pid, "SIGUSR2");
      // V8 returns pages to the system in the background.
      await sleep(1_500);
      return readResidentBytes(program.pid);
    },
    kill: () => program.kill(),
    logTail: () => program.logTail(),
    [Symbol.asyncDispose]: () => stop(program, folder),
  };
  try {
    await untilReady(program, () => answers(`${url}${readyPath}`));
    return running;
  } catch (error) {
    await stop(program, folder);
    throw error;
  }
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
 * Starts Parley as `pnpm start` does, logging included, on the database in `env`. Only the rate limits are off, because
 * a few people send the load of many here.
 */
export async function startParley(
  env: Readonly<Record<string, string>>,
  special: Pick<ServerProgram, "port" | "collects"> = {},
): Promise<RunningServer> {
  const args = await startArguments();
  if (!existsSync(join(root, args.at(-1) ?? ""))) throw new Error("The server is not built. Run `pnpm build` first.");
  return startServer({
    args,
    env: { RATE_LIMITS: "off", LOG_LEVEL: "", SMTP_URL: "", MAX_STREAMS: "", ...env },
    readyPath: "/readyz",
    ...special,
  });
}

/** What `pnpm start` tells Node once it has built the server: flags, then the program. */
async function startArguments(): Promise<string[]> {
  const { scripts } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as { scripts: { start: string } };
  const [, command] = scripts.start.split(" && node ");
  if (!command) throw new Error("The script `start` of package.json does not start Node last.");
  return command.split(" ");
}

type OwnProgram =
  | "parley-edge"
  | "stock-plugin"
  | "bare-http"
  | "parley-stream"
  | "raw-stream"
  | "stock-stream"
  | "bare-stream";

/** Starts one of the programs in src/servers. */
export const startOwn = (name: OwnProgram, special: Pick<ServerProgram, "env" | "collects"> = {}) =>
  startServer({
    args: ["--import", "tsx", join(root, `bench/src/servers/${name}.ts`)],
    readyPath: "/healthz",
    ...special,
    env: { LOG_LEVEL: "", ...special.env },
  });
