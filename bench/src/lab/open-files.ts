import { existsSync, readFileSync } from "node:fs";

/** Headroom for everything but streams: files, database connections, short-lived requests. */
const headroom = 500;

/**
 * Each stream is an open file in the server and in the reader, and child processes inherit the limit.
 * @throws an error that says how to raise the limit, if it is too low for `sockets` in one process
 */
export function requireOpenFiles(sockets: number): void {
  const wanted = sockets + headroom;
  const limit = readLimit();
  if (limit >= wanted) return;
  throw new Error(
    `This needs ${wanted} open files in one process, but the limit is ${limit}: run "ulimit -n ${wanted}" in this shell ` +
      "before pnpm bench, or raise the limit of the whole session (nofile in /etc/security/limits.conf).",
  );
}

/**
 * Only Linux exposes the limit; elsewhere, assume that it suffices. Node has already raised the soft limit to the hard
 * one.
 */
function readLimit(): number {
  const file = "/proc/self/limits";
  const digits = existsSync(file) ? /^Max open files +(\d+)/m.exec(readFileSync(file, "utf8"))?.[1] : undefined;
  return digits ? Number(digits) : Number.POSITIVE_INFINITY;
}
