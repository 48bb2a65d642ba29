import type { Figure, Target } from "../figures.ts";
import { type BenchDatabase, openBenchDatabase } from "../lab/databases.ts";
import { startParley } from "../lab/servers.ts";
import type { Workload } from "../workload.ts";

const runs = 5;

/** Wall-clock and CPU time, in seconds. */
async function timeStart(database: BenchDatabase) {
  const began = performance.now();
  await using server = await startParley(database.env);
  return { clock: (performance.now() - began) / 1000, cpu: server.cpuSeconds() };
}

export const start: Workload = {
  name: "start",
  about: "from starting the built server to /readyz",
  how: `The process as \`pnpm start\` runs it after the build. The existing database has 89,323 messages; ${runs} starts.`,
  async run(lab) {
    if (!lab.drivers.includes("embedded")) return [];
    const { database } = await lab.archive("embedded");
    const times: Awaited<ReturnType<typeof timeStart>>[] = [];
    for (let run = 0; run < runs; run++) times.push(await timeStart(database));
    times.sort((a, b) => a.clock - b.clock);
    await using empty = await openBenchDatabase("embedded");
    const first = await timeStart(empty);
    return [
      { what: "existing embedded database, slowest", figures: figuresOf(times.at(-1), { atMost: 2.5 }) },
      { what: "existing embedded database, median", figures: figuresOf(times[Math.floor(runs / 2)]) },
      { what: "new embedded database, one start", figures: figuresOf(first) },
    ];
  },
};

function figuresOf(time: Awaited<ReturnType<typeof timeStart>> | undefined, target?: Target): Figure[] {
  if (!time) return [];
  const ready = { name: "ready", value: time.clock, unit: "s", ...(target ? { target } : {}) } as const;
  return time.cpu === undefined ? [ready] : [ready, { name: "cpu", value: time.cpu, unit: "s" }];
}
