import { cpus, loadavg, totalmem } from "node:os";

/** What figures depend on besides the code. */
export function describeMachine() {
  const processors = cpus();
  return {
    date: new Date().toISOString(),
    node: process.version,
    cpu: processors[0]?.model.trim() ?? "unknown",
    cores: processors.length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    platform: `${process.platform} ${process.arch}`,
    /** Of the last minute, before the run began: above 0 somebody else was using the machine too. */
    loadBefore: Math.round((loadavg()[0] ?? 0) * 100) / 100,
  };
}

export type Machine = ReturnType<typeof describeMachine>;
