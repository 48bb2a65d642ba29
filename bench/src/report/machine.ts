import { cpus, loadavg, totalmem } from "node:os";

/** The conditions that figures depend on, besides the code. */
export function describeMachine() {
  const processors = cpus();
  return {
    date: new Date().toISOString(),
    node: process.version,
    cpu: processors[0]?.model.trim() ?? "unknown",
    cores: processors.length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    platform: `${process.platform} ${process.arch}`,
    /** The load average of the minute before the run. Above 0, something else was using the machine. */
    loadBefore: Math.round((loadavg()[0] ?? 0) * 100) / 100,
  };
}

export type Machine = ReturnType<typeof describeMachine>;
