import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { findFreePort } from "@parley/server/testing/free-port";
import type { Address } from "../load/connection.ts";
import { type Folder, temporaryFolder } from "./cleanup.ts";
import { type RunningProgram, root, startProgram, untilReady } from "./processes.ts";
import { readCpuSeconds, readResidentBytes } from "./usage.ts";

/** An HTTP server in a process of its own. */
export interface RunningServer extends AsyncDisposable {
  readonly address: Address;
  readonly url: string;
  /** Time on a processor since it started, or undefined where the system does not tell. */
  cpuSeconds(): number | undefined;
  /** Memory that it holds, or undefined where the system does not tell. */
  residentBytes(): number | undefined;
  /** Memory that it holds once nothing is left to collect. Only of a server that was started with `collects`. */
  settledBytes(): Promise<number | undefined>;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
}

export interface ServerProgram {
  /** For Node. */
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** What answers 200 when it is ready. */
  readonly readyPath: string;
  /** A free one unless given. */
  readonly port?: number;
  /** Whether garbage is collected when {@link RunningServer.settledBytes} asks. */
  readonly collects?: boolean;
}

/** Garbage that waits for its collection is some ten megabytes more or less: a thousand streams. */
const collect = ["--expose-gc", "--import", 'data:text/javascript,process.on("SIGUSR2",()=>{gc();gc();gc()})'];

let profileFolder: string | undefined;

/** From now on every server writes a CPU profile into this folder when it stops. */
export function profileInto(folder: string): void {
  profileFolder = folder;
}

/** Starts a server that takes its port from PORT, and waits until it is ready. */
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
      // Pages are given back in the background.
      await sleep(1_500);
      return readResidentBytes(program.pid);
    },
    kill: () => program.kill(),
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
 * Parley as `pnpm start` runs it, log and all, on the database that `env` names. Only the limits on how fast one person
 * may ask are off: a few people stand for many here.
 */
export const startParley = (
  env: Readonly<Record<string, string>>,
  special: Pick<ServerProgram, "port" | "collects"> = {},
) =>
  startServer({
    args: [join(root, "apps/server/dist/main.js")],
    env: { RATE_LIMITS: "off", LOG_LEVEL: "", SMTP_URL: "", MAX_STREAMS: "", ...env },
    readyPath: "/readyz",
    ...special,
  });

type OwnProgram =
  | "parley-edge"
  | "stock-plugin"
  | "bare-http"
  | "parley-stream"
  | "raw-stream"
  | "stock-stream"
  | "bare-stream";

/** One of the programs in src/servers. */
export const startOwn = (name: OwnProgram, special: Pick<ServerProgram, "env" | "collects"> = {}) =>
  startServer({
    args: ["--import", "tsx", join(root, `bench/src/servers/${name}.ts`)],
    readyPath: "/healthz",
    ...special,
    env: { LOG_LEVEL: "", ...special.env },
  });
