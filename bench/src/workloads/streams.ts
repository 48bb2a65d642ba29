import type { Figure } from "../figures.ts";
import { planCrowd } from "../lab/crowd.ts";
import type { Driver } from "../lab/databases.ts";
import { requireOpenFiles } from "../lab/open-files.ts";
import { type RunningServer, startOwn } from "../lab/servers.ts";
import { openStage, streamsOf } from "../lab/stage.ts";
import { StreamGenerator } from "../load/stream-generator.ts";
import type { ReaderPlan } from "../load/stream-reader.ts";
import type { Workload } from "../workload.ts";

const few = 1_000;
const many = 5_000;
const crowd = planCrowd({ groups: many / 50, peoplePerGroup: 50, chatsPerGroup: 3 });

interface Sizes {
  readonly empty: number;
  readonly few: number;
  readonly many: number;
}

export const streams: Workload = {
  name: "streams",
  about: "memory per idle stream, with 1,000 and 5,000 of them, compared with bare node:http",
  how:
    "Resident memory of the server's process after a garbage collection, with no open stream, 1,000, and 5,000, each of " +
    "another person, fifty per group. The bare server only keeps responses open. Neither includes the system's buffers.",
  async run(lab) {
    requireOpenFiles(many);
    const [driver] = lab.drivers;
    if (!driver) return [];
    const parley = await measureParley(driver);
    const bare = await measureBare();
    if (!parley || !bare) return [];
    const ratio = eachFurther(parley) / eachFurther(bare);
    return [
      { what: `Parley (${driver})`, figures: describe(parley) },
      { what: "bare node:http", figures: describe(bare) },
      {
        what: "Parley to bare",
        figures: [{ name: "each further", value: ratio, unit: "×", target: { atMost: 1.5 } }],
      },
    ];
  },
};

async function measureParley(driver: Driver): Promise<Sizes | undefined> {
  await using stage = await openStage(driver, { crowds: [crowd], collects: true });
  return await measure(stage.server, stage.readers, streamsOf(crowd.people));
}

async function measureBare(): Promise<Sizes | undefined> {
  await using server = await startOwn("bare-stream", { collects: true });
  await using readers = await StreamGenerator.start({ address: server.address, path: "/stream", comeBack: false });
  return await measure(server, readers, streamsOf(crowd.people));
}

async function measure(
  server: RunningServer,
  readers: StreamGenerator,
  plans: readonly ReaderPlan[],
): Promise<Sizes | undefined> {
  const empty = await server.settledBytes();
  await readers.ask("open", plans.slice(0, few));
  const atFew = await server.settledBytes();
  await readers.ask("open", plans.slice(few));
  const atMany = await server.settledBytes();
  // A stream that was lost in the meantime would have made the memory smaller.
  await readers.ask("settle", new Map(), 5);
  if (empty === undefined || atFew === undefined || atMany === undefined) return undefined;
  return { empty, few: atFew, many: atMany };
}

const eachFurther = (sizes: Sizes) => (sizes.many - sizes.few) / (many - few);

function describe(sizes: Sizes): Figure[] {
  return [
    { name: "empty", value: sizes.empty / 1e6, unit: "MB" },
    { name: "1,000", value: sizes.few / 1e6, unit: "MB" },
    { name: "5,000", value: sizes.many / 1e6, unit: "MB" },
    { name: "each of 1,000", value: (sizes.few - sizes.empty) / few / 1e3, unit: "KB" },
    { name: "each further", value: eachFurther(sizes) / 1e3, unit: "KB" },
  ];
}
