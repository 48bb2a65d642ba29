import { randomUUID } from "node:crypto";
import { link, mkdir, readdir, unlink } from "node:fs/promises";
import type { Server } from "node:net";
import { join } from "node:path";
import { answers, listen, openSocketDirectory } from "./directory-socket.ts";

export interface DirectoryLock {
  release(): Promise<void>;
}

/**
 * Takes `directory` for this process; undefined when another process, or this one, holds it. PGlite has no lock of its
 * own: two processes in one directory destroy each other's rows without a word.
 *
 * The lock is a Unix socket that someone listens on: the kernel closes it however a process ends, and (unlike a process
 * number) it means the same in every container that has the directory. What a killed process leaves is a file at which
 * nobody answers. To remove that and put a new one in its place would be a race that two can win, so nothing is ever
 * replaced: the sockets are numbered `lock/1`, `lock/2`, …, and the highest number is the holder's.
 *
 * 1. A socket listens under a name of its own before `link` gives it its number, so a number that does not answer is
 *    dead for good.
 * 2. Number n + 1 is made only by who saw the highest, n, dead; `link` lets one of them make it.
 * 3. The highest file is never removed, not even by its holder at the end. So whoever makes n + 1, looks again and
 *    sees nothing higher holds the lock: for any higher number, someone would first have to find n + 1 dead.
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
    // Someone slower than others: the number was free because it had been used up and cleared away.
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
