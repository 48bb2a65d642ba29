import type { Row } from "../figures.ts";
import { type BenchDatabase, openBenchDatabase } from "../lab/databases.ts";
import { startParley } from "../lab/servers.ts";
import type { Workload } from "../workload.ts";

const runs = 5;

async function timeStart(database: BenchDatabase): Promise<number> {
  const began = performance.now();
  await using _server = await startParley(database.env);
  return (performance.now() - began) / 1000;
}

export const start: Workload = {
  name: "start",
  about: "from starting the built server to /readyz",
  how: `The process as \`pnpm start\` runs it after the build. The existing database has 89,323 messages in it; ${runs} starts.`,
  async run(lab) {
    if (!lab.drivers.includes("embedded")) return [];
    const { database } = await lab.archive("embedded");
    const times: number[] = [];
    for (let run = 0; run < runs; run++) times.push(await timeStart(database));
    times.sort((a, b) => a - b);
    await using empty = await openBenchDatabase("embedded");
    const first: Row = {
      what: "first start, new embedded database",
      figures: [{ name: "median", value: await timeStart(empty), unit: "s" }],
      note: "one start",
    };
    const later: Row = {
      what: "start, existing embedded database",
      figures: [
        { name: "fastest", value: times[0] ?? Number.NaN, unit: "s" },
        { name: "median", value: times[Math.floor(runs / 2)] ?? Number.NaN, unit: "s" },
        { name: "slowest", value: times.at(-1) ?? Number.NaN, unit: "s", target: { atMost: 2.5 } },
      ],
    };
    return [first, later];
  },
};
