import type { Figure } from "../figures.ts";
import type { Measured } from "./measurement.ts";

/**
 * Runs a loop and returns the CPU time that the server spent per call. On a shared machine this is more reliable than
 * any latency, because it does not grow while the server waits for a processor.
 */
export async function measureCost(
  server: { cpuSeconds(): number | undefined },
  loop: () => Promise<Measured>,
): Promise<{ measured: Measured; cpu: Figure[] }> {
  const before = server.cpuSeconds();
  const measured = await loop();
  const after = server.cpuSeconds();
  if (before === undefined || after === undefined) return { measured, cpu: [] };
  return { measured, cpu: [{ name: "cpu", value: ((after - before) / measured.calls) * 1e6, unit: "µs" }] };
}
