import { setTimeout as sleep } from "node:timers/promises";
import { type Figure, percentiles } from "../figures.ts";
import { planCrowd } from "../lab/crowd.ts";
import { openStage, type Stage, streamsOf } from "../lab/stage.ts";
import { CrowdSends } from "../load/crowd-sends.ts";
import { measureDelivered, noteDeliveries } from "../load/delivered.ts";
import type { Workload } from "../workload.ts";

const crowd = planCrowd({ groups: 1, peoplePerGroup: 300, chatsPerGroup: 1 });
const slowCount = crowd.people.length / 100;
/** Long, because the system buffers some four megabytes per connection before the server notices anything. */
const longText = "All that was ever written about this, in one place. ".repeat(80);
const perSecond = 50;
const seconds = 30;
/** Shortly before the first of those who never read is cut off, when the server holds the most for them. */
const fullSeconds = 22;

export const slow: Workload = {
  name: "slow",
  about: "1 % of the readers never read: the effect on the others and on the server's memory",
  how:
    `${crowd.people.length} people in one chat, with ${perSecond} messages of ${longText.length} characters a second: ` +
    `first without the ${slowCount} who never read, then with them. The server must cut those off, as docs/events.md says.`,
  async run(lab) {
    const [driver] = lab.drivers;
    if (!driver) return [];
    await using stage = await openStage(driver, { crowds: [crowd], collects: true });
    const sends = new CrowdSends(crowd, longText);
    const reading = crowd.people.slice(slowCount);
    await stage.readers.ask("open", streamsOf(reading));
    const before = await measure(stage, sends);

    const never = streamsOf(crowd.people.slice(0, slowCount), sends.revs);
    const plans = never.map((plan) => ({ ...plan, neverReads: true }));
    await stage.readers.ask("open", plans);
    const meanwhile = await measure(stage, sends);
    const cutOff = await stage.readers.ask("countCutOff", 10);
    if (cutOff !== slowCount)
      throw new Error(`${slowCount} readers never read, but only ${cutOff} of them were cut off.`);

    const p99 = (figures: readonly Figure[]) => figures.find(({ name }) => name === "p99")?.value ?? Number.NaN;
    const ratios: Figure[] = [
      {
        name: "p99 to before",
        value: p99(meanwhile.figures) / p99(before.figures),
        unit: "×",
        target: { atMost: 1.5 },
      },
    ];
    if (before.memory && meanwhile.memory) {
      const value = meanwhile.memory / before.memory;
      ratios.push({ name: "memory to before", value, unit: "×", target: { atMost: 1.2 } });
    }
    return [
      { what: `delivery when all read (${driver})`, ...before },
      { what: `delivery when 1 % never read (${driver})`, ...meanwhile },
      { what: "1 % never read, compared", figures: ratios },
    ];
  },
};

async function measure(stage: Stage, sends: CrowdSends) {
  // After a collection: the heap of a server this young grows all the time, whoever reads.
  const [delivered, memory = 0] = await Promise.all([
    measureDelivered(stage, sends, { perSecond, seconds, connections: 16 }),
    sleep(fullSeconds * 1000).then(() => stage.server.settledBytes()),
  ]);
  const figures: Figure[] = memory > 0 ? [{ name: "memory", value: memory / 1e6, unit: "MB" }] : [];
  return { figures: [...percentiles(delivered.latencies), ...figures], memory, ...noteDeliveries(delivered) };
}
