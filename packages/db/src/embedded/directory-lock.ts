import { randomBytes } from "node:crypto";
import { readdir, rm, symlink } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { DatabaseStartError } from "../errors.ts";

/*
 * One process at a time in a data directory: PGlite has no lock of its own, and two processes on one directory destroy
 * each other's rows in silence.
 *
 * The lock is a listening Unix socket `lock-N.sock` in the directory. The kernel closes it with the process, however the
 * process ends, so a lock whose socket refuses to be connected to is stale. A stale file is never reused and never
 * unlinked by those who compete (two of them could unlink each other's fresh one): the next owner binds N + 1, which
 * only one process can, and then clears away what lies below.
 */

const lockName = /^lock-(\d+)\.sock$/;
const attempts = 20;
/** The address of a Unix socket must fit into `sun_path`: 104 bytes on macOS, 108 on Linux. */
const longestAddress = 100;

export interface DirectoryLock {
  release(): Promise<void>;
}

/** Takes the lock of a directory. @throws DatabaseStartError when another process has it. */
export async function lockDirectory(directory: string): Promise<DirectoryLock> {
  const shortcut = await shortcutTo(directory);
  try {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const server = await tryLock(directory, shortcut.path);
      if (server === "taken") break;
      if (server !== "again") return { release: () => close(server) };
      await sleep(10 + Math.random() * 40);
    }
  } finally {
    await shortcut.remove();
  }
  throw new DatabaseStartError(
    `${directory} is in use by another Parley process. Stop that one first, or give this one a DATA_DIR of its own.`,
  );
}

async function tryLock(directory: string, address: string): Promise<Server | "taken" | "again"> {
  const before = await lockNumbers(directory);
  for (const number of before) if (await isAlive(join(address, fileOf(number)))) return "taken";
  const mine = Math.max(0, ...before) + 1;
  const server = await listen(join(address, fileOf(mine)));
  if (!server) return "again";

  // Whoever looked around long ago and binds only now may find that the world went on without him.
  const others = (await lockNumbers(directory)).filter((number) => number !== mine);
  for (const number of others) {
    if (await isAlive(join(address, fileOf(number)))) {
      await close(server);
      return "again";
    }
  }
  for (const number of others) await rm(join(directory, fileOf(number)), { force: true });
  return server;
}

const fileOf = (number: number) => `lock-${number}.sock`;

async function lockNumbers(directory: string): Promise<number[]> {
  return (await readdir(directory)).flatMap((name) => lockName.exec(name)?.[1] ?? []).map(Number);
}

function isAlive(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address);
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    // Refused: nobody listens any more. Anything else, such as a missing right, must count as taken.
    socket.once("error", (error: NodeJS.ErrnoException) =>
      resolve(error.code !== "ECONNREFUSED" && error.code !== "ENOENT"),
    );
  });
}

function listen(address: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" ? resolve(undefined) : reject(error),
    );
    // The lock alone is no reason to go on running.
    server.listen(address, () => resolve(server.unref()));
  });
}

const close = (server: Server) => new Promise<void>((resolve) => server.close(() => resolve()));

/** A short way to a directory whose own path is too long for the address of a socket. */
async function shortcutTo(directory: string): Promise<{ path: string; remove(): Promise<void> }> {
  if (Buffer.byteLength(join(directory, fileOf(Number.MAX_SAFE_INTEGER))) <= longestAddress) {
    return { path: directory, remove: async () => {} };
  }
  const path = join(tmpdir(), `parley-${randomBytes(6).toString("hex")}`);
  await symlink(directory, path);
  return { path, remove: () => rm(path, { force: true }) };
}
