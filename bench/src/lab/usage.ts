import { readFileSync } from "node:fs";

/**
 * CPU time since a process started, or undefined if the system does not report it. Linux counts in hundredths of a
 * second.
 */
export function readCpuSeconds(pid: number | undefined): number | undefined {
  if (process.platform !== "linux" || pid === undefined) return undefined;
  // The second field is a name in parentheses, which may itself contain spaces and parentheses.
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /s, "")
    .split(" ");
  const [user, system] = [fields[11], fields[12]];
  return (Number(user) + Number(system)) / 100;
}

/** Resident memory of a process, or undefined if the system does not report it. */
export function readResidentBytes(pid: number | undefined): number | undefined {
  if (process.platform !== "linux" || pid === undefined) return undefined;
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kilobytes) * 1024;
}
