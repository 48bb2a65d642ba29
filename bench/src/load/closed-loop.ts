import type { Connection } from "./connection.ts";
import { type Load, type Measured, Measurement } from "./measurement.ts";

/**
 * Each connection sends its next request as soon as the last is answered. This finds a server's maximum throughput, and
 * the latencies at that load.
 */
export async function runClosedLoop(load: Load): Promise<Measured> {
  using measurement = await Measurement.open(load);

  const drive = (connection: Connection) => {
    if (measurement.over) return measurement.stop();
    measurement.begin();
    const since = performance.now();
    measurement.send(connection, { call: load.next(since), since }, () => drive(connection));
  };

  measurement.start();
  for (const connection of measurement.connections) drive(connection);
  return await measurement.finish();
}
