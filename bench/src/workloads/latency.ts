import { percentiles, type Row } from "../figures.ts";
import { planCrowd } from "../lab/crowd.ts";
import { openStage, type Stage, streamsOf } from "../lab/stage.ts";
import { CrowdSends } from "../load/crowd-sends.ts";
import { measureDelivered, noteDeliveries } from "../load/delivered.ts";
import { onEachDriver, type Workload } from "../workload.ts";

const crowd = planCrowd({ groups: 1, peoplePerGroup: 20, chatsPerGroup: 10 });

export const latency: Workload = {
  name: "latency",
  about: "from sending a message to its acknowledgement, and to its delivery on every stream",
  how:
    "20 people in a group with ten chats, each with an open stream, send in turn at a fixed rate; each message goes to 20 " +
    "streams. Both times count from when the message was due. At the end, no stream lacks anything.",
  run: (lab) =>
    onEachDriver(lab, async (driver) => {
      await using stage = await openStage(driver, { crowds: [crowd] });
      await stage.readers.ask("open", streamsOf(crowd.people));
      const sends = new CrowdSends(crowd);
      return [
        ...(await measure(stage, sends, { perSecond: 10, seconds: 10, connections: 4 })),
        ...(await measure(stage, sends, { perSecond: 200, seconds: 8, connections: 32 })),
      ];
    }),
};

async function measure(
  stage: Stage,
  sends: CrowdSends,
  load: { perSecond: number; seconds: number; connections: number },
): Promise<Row[]> {
  const delivered = await measureDelivered(stage, sends, load);
  const { measured, latencies } = delivered;
  const aimed = stage.driver === "postgres" && load.perSecond === 200;
  const what = (end: string) => `${load.perSecond}/s, send to ${end} (${stage.driver})`;
  return [
    {
      what: what("acknowledgement"),
      figures: percentiles(measured.latencies, aimed ? { p99: { atMost: 15 } } : {}),
    },
    {
      what: what("delivery"),
      figures: percentiles(latencies, aimed ? { p99: { atMost: 20 } } : {}),
      ...noteDeliveries(delivered),
    },
  ];
}
