import { setTimeout as sleep } from "node:timers/promises";
import type { Row } from "../figures.ts";
import type { Address } from "./connection.ts";
import type { CrowdSends } from "./crowd-sends.ts";
import { Histogram } from "./histogram.ts";
import type { Measured } from "./measurement.ts";
import { runOpenLoop } from "./open-loop.ts";
import type { StreamGenerator } from "./stream-generator.ts";

/** The outcome of messages sent at a fixed rate. */
export interface Delivered {
  readonly measured: Measured;
  /** Latencies of the deliveries, from when each message was due. */
  readonly latencies: Histogram;
  readonly deliveriesPerSecond: number;
  /** Deliveries that arrived after a later one of the same chat. */
  readonly overtaken: number;
  /** The share of one core that the readers' process used. */
  readonly readersBusy: number;
}

interface Rate {
  readonly perSecond: number;
  readonly seconds: number;
  readonly connections: number;
}

const warmupSeconds = 1;
/** How long to wait for acknowledged messages to arrive on every stream. */
const settleSeconds = 15;

/** Sends at a fixed rate while the streams are read. @throws if any stream lacks an acknowledged message. */
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

/** Caveats for the table. */
export function noteDeliveries({ overtaken, readersBusy }: Delivered): Pick<Row, "note"> {
  const notes = [
    // Nothing is lost, but each of these makes clients fetch what seems to be missing.
    ...(overtaken > 0 ? [`${overtaken} deliveries arrived after a later one of the same chat`] : []),
    ...(readersBusy > 0.9 ? ["the readers were saturated: deliveries may have arrived sooner"] : []),
  ];
  return notes.length > 0 ? { note: notes.join("; ") } : {};
}
