import { percentiles, type Row } from "../figures.ts";
import { planCrowd } from "../lab/crowd.ts";
import type { Driver } from "../lab/databases.ts";
import { requireOpenFiles } from "../lab/open-files.ts";
import { openStage, streamsOf } from "../lab/stage.ts";
import { CrowdSends } from "../load/crowd-sends.ts";
import { type Delivered, measureDelivered, noteDeliveries } from "../load/delivered.ts";
import { onEachDriver, type Workload } from "../workload.ts";

const crowd = planCrowd({ groups: 100, peoplePerGroup: 10, chatsPerGroup: 3 });
const rates = [50, 100, 200, 400, 700, 1_000];
const seconds = 3;

/** Above this, people notice the delay. */
const noticeableMs = 100;

export const groups: Workload = {
  name: "groups",
  about: "1,000 people in 100 groups at rising rates, until latency becomes noticeable",
  how:
    `Ten people per group, each with a stream, and three chats; everyone sends in turn, ${seconds} s at each rate. Stops at ` +
    `the first rate at which p99 from send to delivery exceeds ${noticeableMs} ms.`,
  run: (lab) => {
    requireOpenFiles(crowd.people.length);
    return onEachDriver(lab, measure);
  },
};

async function measure(driver: Driver): Promise<Row[]> {
  await using stage = await openStage(driver, { crowds: [crowd] });
  await stage.readers.ask("open", streamsOf(crowd.people));
  const sends = new CrowdSends(crowd);
  const rows: Row[] = [];
  let held = 0;
  for (const perSecond of rates) {
    const before = stage.server.cpuSeconds();
    const delivered = await measureDelivered(stage, sends, { perSecond, seconds, connections: 64 });
    const after = stage.server.cpuSeconds();
    const cpu = before === undefined || after === undefined ? undefined : (after - before) / delivered.measured.calls;
    rows.push(describe(`${perSecond}/s (${driver})`, delivered, cpu));
    if (delivered.latencies.percentile(99) > noticeableMs * 1000) break;
    held = perSecond;
  }
  rows.push({ what: `highest rate below it (${driver})`, figures: [{ name: "rate", value: held, unit: "/s" }] });
  return rows;
}

function describe(what: string, delivered: Delivered, cpuSeconds: number | undefined): Row {
  const { measured, latencies } = delivered;
  const ack = percentiles(measured.latencies).filter(({ name }) => name === "p50" || name === "p99");
  return {
    what,
    figures: [
      { name: "rate", value: measured.perSecond, unit: "/s" },
      ...ack.map((figure) => ({ ...figure, name: `ack ${figure.name}` })),
      ...percentiles(latencies).map((figure) => ({ ...figure, name: `delivery ${figure.name}` })),
      ...(cpuSeconds === undefined ? [] : [{ name: "cpu", value: cpuSeconds * 1e6, unit: "µs" } as const]),
    ],
    ...noteDeliveries(delivered),
  };
}
