import { setTimeout as sleep } from "node:timers/promises";
import type { Figure, Row } from "../figures.ts";
import { type BenchDatabase, type Driver, openBenchDatabase } from "../lab/databases.ts";
import { startParley } from "../lab/servers.ts";
import { onEachDriver, type Workload } from "../workload.ts";

const idleSeconds = 5;

export const memory: Workload = {
  name: "memory",
  about: "memory of an idle server",
  how:
    `Resident memory of Parley's process on an empty database, ${idleSeconds} s after it is ready, then after a garbage collection. ` +
    "Includes the embedded database; PostgreSQL runs in its own processes.",
  run: (lab) => onEachDriver(lab, measure),
};

async function measure(driver: Driver): Promise<Row[]> {
  await using database = await openBenchDatabase(driver);
  const first = await measureIdle(database);
  const again = await measureIdle(database);
  return [
    { what: `idle after the first start (${driver})`, figures: first },
    { what: `idle after a later start (${driver})`, figures: again },
  ];
}

async function measureIdle({ env }: BenchDatabase): Promise<Figure[]> {
  await using server = await startParley(env, { collects: true });
  await sleep(idleSeconds * 1000);
  const idle = server.residentBytes();
  const settled = await server.settledBytes();
  if (idle === undefined || settled === undefined) return [];
  return [
    { name: "memory", value: idle / 1e6, unit: "MB" },
    { name: "without garbage", value: settled / 1e6, unit: "MB" },
  ];
}
