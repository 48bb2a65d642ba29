import { setTimeout as sleep } from "node:timers/promises";
import type { Row } from "../figures.ts";
import type { Address } from "./connection.ts";
import type { CrowdSends } from "./crowd-sends.ts";
import { Histogram } from "./histogram.ts";
import type { Measured } from "./measurement.ts";
import { runOpenLoop } from "./open-loop.ts";
import type { StreamGenerator } from "./stream-generator.ts";

/** What came of messages that were sent at a fixed rate. */
export interface Delivered {
  readonly measured: Measured;
  /** Of the deliveries, from when each message was due. */
  readonly latencies: Histogram;
  readonly deliveriesPerSecond: number;
  /** Deliveries that came after a later one of the same chat. */
  readonly overtaken: number;
  /** How much of one core the readers' process used. */
  readonly readersBusy: number;
}

interface Rate {
  readonly perSecond: number;
  readonly seconds: number;
  readonly connections: number;
}

const warmupSeconds = 1;
/** What was acknowledged is on every stream, or on its way. */
const settleSeconds = 15;

/** Sends at a fixed rate while the streams are read. @throws when anything that was acknowledged is missing on any of them. */
export async function measureDelivered(
  { server, readers }: { server: { readonly address: Address }; readers: StreamGenerator },
  sends: CrowdSends,
  rate: Rate,
): Promise<Delivered> {
  const loop = runOpenLoop({ address: server.address, next: sends.next, warmupSeconds, ...rate });
  const begun = sleep(warmupSeconds * 1000).then(() => readers.ask("begin"));
  const [measured] = await Promise.all([loop, begun]);
  await readers.ask("settle", sends.revs, settleSeconds);
  const { latencies, perSecond, overtaken, busy } = await readers.ask("report");
  return { measured, latencies: Histogram.of(latencies), deliveriesPerSecond: perSecond, overtaken, readersBusy: busy };
}

/** What a reader of the table must know about deliveries. */
export function noteDeliveries({ overtaken, readersBusy }: Delivered): Pick<Row, "note"> {
  const notes = [
    // Whole in the end, but clients ask for what seemed to be missing.
    ...(overtaken > 0 ? [`${overtaken} deliveries came after a later one of the same chat`] : []),
    ...(readersBusy > 0.9 ? ["the readers were busy all the time: deliveries may have come sooner"] : []),
  ];
  return notes.length > 0 ? { note: notes.join("; ") } : {};
}
