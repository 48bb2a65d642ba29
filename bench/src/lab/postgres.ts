import { execFileSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { chown } from "node:fs/promises";
import { join } from "node:path";
import { createDatabase } from "@parley/db";
import { findFreePort } from "@parley/server/testing/free-port";
import { temporaryFolder } from "./cleanup.ts";
import { runProgram, startProgram, untilReady } from "./processes.ts";

/** Debian installs the programs of each version in a folder below this one. */
const debian = "/usr/lib/postgresql";

function findPrograms(): string | undefined {
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const onPath = (process.env["PATH"] ?? "").split(":");
  return [...versions.map((version) => join(debian, version, "bin")), ...onPath].find(
    (folder) => existsSync(join(folder, "initdb")) && existsSync(join(folder, "postgres")),
  );
}

/** Why PostgreSQL cannot be measured here, or undefined if it can. */
export function postgresMissing(): string | undefined {
  if (process.env["BENCH_DATABASE_URL"] || findPrograms()) return undefined;
  return "PostgreSQL is not measured: install it, or name a server in BENCH_DATABASE_URL.";
}

/** PostgreSQL refuses to run as root, so root runs it as the user that its package creates. */
function unprivileged() {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

/** Starts a server on a free port with default settings, so that a commit waits for the disk. */
export async function startPostgres(): Promise<AsyncDisposable & { readonly url: string }> {
  const programs = findPrograms();
  if (!programs) throw new Error(postgresMissing() ?? "");
  const user = unprivileged();
  const folder = await temporaryFolder();
  const logs = await temporaryFolder();
  if (user) await chown(folder.path, user.uid, user.gid);
  const cluster = join(folder.path, "cluster");
  const logFile = join(logs.path, "log");

  const init = ["-D", cluster, "-U", "postgres", "-A", "trust", "--encoding=UTF8", "--locale=C", "--no-sync"];
  await runProgram({ command: join(programs, "initdb"), args: init, logFile, user });
  const port = await findFreePort();
  const settings = [`port=${port}`, "listen_addresses=127.0.0.1", "unix_socket_directories="];
  const server = startProgram({
    command: join(programs, "postgres"),
    args: ["-D", cluster, ...settings.flatMap((setting) => ["-c", setting])],
    logFile,
    user,
    // Fast shutdown: does not wait for connections to close.
    stopSignal: "SIGINT",
  });
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const stop = async () => {
    await server[Symbol.asyncDispose]();
    await folder[Symbol.asyncDispose]();
    await logs[Symbol.asyncDispose]();
  };
  try {
    await untilReady(server, () => accepts(url));
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, [Symbol.asyncDispose]: stop };
}

async function accepts(url: string): Promise<boolean> {
  try {
    await using _database = await createDatabase({ url });
    return true;
  } catch {
    return false;
  }
}
