import { randomUUID } from "node:crypto";
import { link, mkdir, readdir, unlink } from "node:fs/promises";
import type { Server } from "node:net";
import { join } from "node:path";
import { answers, listen, openSocketDirectory } from "./directory-socket.ts";

export interface DirectoryLock {
  release(): Promise<void>;
}

/**
 * Locks `directory` for this process; undefined when another process, or this one, holds it. PGlite has no lock of its own:
 * two processes in one directory silently destroy each other's rows.
 *
 * The lock is a listening Unix socket: the kernel closes it however a process ends, and (unlike a process id) it means the
 * same in every container that shares the directory. A killed process leaves a file at which nobody answers. Removing that
 * and putting a new one in its place would be a race that two processes can win, so nothing is ever replaced: the sockets
 * are numbered `lock/1`, `lock/2`, …, and the highest number is the holder's.
 *
 * 1. A socket listens under a temporary name before `link` gives it its number, so a number that does not answer is dead
 *    for good.
 * 2. Number n + 1 is created only by a process that found the highest, n, dead; `link` lets exactly one of them create it.
 * 3. The highest file is never removed, not even by its holder at the end. So a process that creates n + 1, looks again and
 *    sees nothing higher holds the lock: to create a higher number, a process would have to find n + 1 dead first.
 *
 * @throws when the directory cannot hold a lock.
 */
export async function lockDirectory(directory: string): Promise<DirectoryLock | undefined> {
  const folder = join(directory, "lock");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const sockets = await openSocketDirectory(folder);
  const own = `new-${randomUUID().slice(0, 8)}`;
  let server: Server | undefined;
  let held = false;
  try {
    server = await listen(sockets.addressOf(own));
    held = await takeNumber(folder, { own, isAlive: (n) => answers(sockets.addressOf(String(n))) });
  } finally {
    await removeIfThere(join(folder, own));
    await sockets.close();
    if (!held) await close(server);
  }
  return held ? { release: () => close(server) } : undefined;
}

async function takeNumber(
  folder: string,
  { own, isAlive }: { own: string; isAlive: (number: number) => Promise<boolean> },
): Promise<boolean> {
  while (true) {
    const highest = Math.max(0, ...(await numbersIn(folder)));
    if (highest > 0 && (await isAlive(highest))) return false;
    const mine = highest + 1;
    if (!(await linkUnlessThere(join(folder, own), join(folder, String(mine))))) continue;
    const numbers = await numbersIn(folder);
    if (numbers.every((number) => number <= mine)) {
      for (const number of numbers) if (number < mine) await removeIfThere(join(folder, String(number)));
      return true;
    }
    // This process was slow: the number was free because it had already been used and removed.
    await removeIfThere(join(folder, String(mine)));
  }
}

async function numbersIn(folder: string): Promise<number[]> {
  return (await readdir(folder)).filter((name) => /^[1-9]\d*$/.test(name)).map(Number);
}

async function linkUnlessThere(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

async function removeIfThere(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
  }
}

const codeOf = (error: unknown) => (error instanceof Error && "code" in error ? error.code : undefined);

async function close(server: Server | undefined): Promise<void> {
  await new Promise<unknown>((resolve) => (server ? server.close(resolve) : resolve(undefined)));
}
