import { existsSync, readFileSync } from "node:fs";

/** What a process has open besides its streams: its files, its database, calls that come and go. */
const besides = 500;

/**
 * Streams are open files on both sides, and a process inherits how many it may have.
 * @throws an error that says how to raise the limit, where it is too low for so many sockets in one process
 */
export function requireOpenFiles(sockets: number): void {
  const wanted = sockets + besides;
  const limit = readLimit();
  if (limit >= wanted) return;
  throw new Error(
    `This needs ${wanted} open files in one process, and only ${limit} are allowed: say "ulimit -n ${wanted}" in this shell ` +
      "before pnpm bench, or raise the limit of the whole session (nofile in /etc/security/limits.conf).",
  );
}

/** Linux tells; elsewhere it is tried. Node itself has raised the soft limit to the hard one. */
function readLimit(): number {
  const file = "/proc/self/limits";
  const digits = existsSync(file) ? /^Max open files +(\d+)/m.exec(readFileSync(file, "utf8"))?.[1] : undefined;
  return digits ? Number(digits) : Number.POSITIVE_INFINITY;
}
