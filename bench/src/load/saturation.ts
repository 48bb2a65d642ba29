import { connect } from "node:net";
import type { CrowdReport, StreamCrowd } from "./stream-crowd.ts";

export interface SaturationOptions {
  /** The control port of servers/orders.ts. */
  readonly controlPort: number;
  /** The chat in which the server publishes. */
  readonly chatId: string;
  /** How many events may be in flight at once. */
  readonly window: number;
  readonly warmupSeconds: number;
  readonly seconds: number;
}

/** `all` also counts the deliveries of the warm-up and of the end. */
export type Saturation = CrowdReport & { readonly all: number };

/** Long enough for the slowest server to deliver its events. */
const patienceSeconds = 45;

/**
 * Makes a server publish as fast as it and the readers can: whenever an event has reached every reader, the next is
 * ordered. Waits at the end until everything published has arrived.
 *
 * The measured time starts and stops when an event has reached everyone, because a single event may take a server
 * longer than the intended duration.
 */
export async function saturate(crowd: StreamCrowd, options: SaturationOptions): Promise<Saturation> {
  const { controlPort, chatId, window, warmupSeconds, seconds } = options;
  const control = connect({ port: controlPort, host: crowd.address.host, noDelay: true });
  const readers = crowd.readers.length;
  let ordered = (crowd.readers[0]?.progress.revs.get(chatId) ?? 0) + window;
  let delivered = 0;
  let until = Number.POSITIVE_INFINITY;
  const warmUntil = performance.now() + warmupSeconds * 1000;

  const measured = new Promise<CrowdReport>((resolve, reject) => {
    const late = setTimeout(
      () => reject(new Error(`One event took longer than ${patienceSeconds} s.`)),
      patienceSeconds * 1000,
    );
    control.once("error", reject);
    control.once("close", () => clearTimeout(late));
    let over = false;
    const endEvent = () => {
      if (over) return;
      const now = performance.now();
      if (now >= until) {
        over = true;
        resolve(crowd.report());
        return;
      }
      if (now >= warmUntil && until === Number.POSITIVE_INFINITY) {
        crowd.begin();
        until = now + seconds * 1000;
      }
      control.write(`${++ordered}\n`);
    };
    crowd.onDelivered = () => {
      if (++delivered % readers === 0) endEvent();
    };
    control.write(`${ordered}\n`);
  });
  try {
    const report = await measured;
    await crowd.settle(new Map([[chatId, ordered]]), patienceSeconds);
    return { ...report, all: delivered };
  } finally {
    crowd.onDelivered = () => {};
    control.destroy();
  }
}
