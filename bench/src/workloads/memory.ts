import { setTimeout as sleep } from "node:timers/promises";
import type { Row } from "../figures.ts";
import { type Driver, openBenchDatabase } from "../lab/databases.ts";
import { startParley } from "../lab/servers.ts";
import { onEachDriver, type Workload } from "../workload.ts";

const idleSeconds = 5;

export const memory: Workload = {
  name: "memory",
  about: "memory of a server that does nothing",
  how:
    `Resident memory of Parley's process on an empty database, ${idleSeconds} s after it was ready, then without its garbage. ` +
    "The embedded database is in it; PostgreSQL has processes of its own.",
  run: (lab) => onEachDriver(lab, measure),
};

async function measure(driver: Driver): Promise<Row[]> {
  await using database = await openBenchDatabase(driver);
  await using server = await startParley(database.env, { collects: true });
  await sleep(idleSeconds * 1000);
  const idle = server.residentBytes();
  const settled = await server.settledBytes();
  if (idle === undefined || settled === undefined) return [];
  return [
    {
      what: `idle (${driver})`,
      figures: [
        { name: "memory", value: idle / 1e6, unit: "MB" },
        { name: "without garbage", value: settled / 1e6, unit: "MB" },
      ],
    },
  ];
}
