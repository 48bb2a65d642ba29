import { type Figure, percentiles, type Row } from "../figures.ts";
import { planCrowd } from "../lab/crowd.ts";
import { requireOpenFiles } from "../lab/open-files.ts";
import { openStage, streamsOf } from "../lab/stage.ts";
import { CrowdSends } from "../load/crowd-sends.ts";
import { measureDelivered, noteDeliveries } from "../load/delivered.ts";
import type { Workload } from "../workload.ts";

const steps = [
  { streams: 1_000, perSecond: 50 },
  { streams: 5_000, perSecond: 10 },
];
const most = Math.max(...steps.map(({ streams }) => streams));
const crowd = planCrowd({ groups: 1, peoplePerGroup: most, chatsPerGroup: 1 });

export const broadcast: Workload = {
  name: "broadcast",
  about: "real messages to 1,000 and 5,000 streams, from send to delivery",
  how:
    "The members of a group, each with an open stream, send in turn to its one chat, for 50,000 deliveries a second. Covers " +
    "everything: session, permissions, commit, hub, sockets. Each delivery counts from when its message was due.",
  async run(lab) {
    requireOpenFiles(most);
    const [driver] = lab.drivers;
    if (!driver) return [];
    await using stage = await openStage(driver, { crowds: [crowd] });
    const sends = new CrowdSends(crowd);
    const rows: Row[] = [];
    let open = 0;
    for (const { streams, perSecond } of steps) {
      await stage.readers.ask("open", streamsOf(crowd.people.slice(open, streams), sends.revs));
      open = streams;
      const cpuBefore = stage.server.cpuSeconds();
      const began = performance.now();
      const delivered = await measureDelivered(stage, sends, { perSecond, seconds: 8, connections: 16 });
      const cpu = usedOf(cpuBefore, stage.server.cpuSeconds(), performance.now() - began);
      const what = (end: string) => `${perSecond}/s to ${streams.toLocaleString("en")}, send to ${end} (${driver})`;
      rows.push(
        { what: what("acknowledgement"), figures: percentiles(delivered.measured.latencies) },
        {
          what: what("delivery"),
          figures: [
            ...percentiles(delivered.latencies),
            { name: "deliveries", value: delivered.deliveriesPerSecond, unit: "/s" },
            ...cpu,
          ],
          ...noteDeliveries(delivered),
        },
      );
    }
    return rows;
  },
};

function usedOf(before: number | undefined, after: number | undefined, milliseconds: number): Figure[] {
  if (before === undefined || after === undefined) return [];
  return [{ name: "of a core", value: (after - before) / (milliseconds / 1000), unit: "×" }];
}
