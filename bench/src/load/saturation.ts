import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Deliveries, StreamCrowd } from "./stream-crowd.ts";

export interface SaturationOptions {
  /** Where the server takes its orders: servers/orders.ts. */
  readonly controlPort: number;
  /** The one chat in which the server publishes. */
  readonly chatId: string;
  /** Events that may be on their way at once. */
  readonly window: number;
  readonly warmupSeconds: number;
  readonly seconds: number;
}

/** All deliveries together, those of the warm-up and of the end too. */
export type Saturation = Deliveries & { readonly all: number };

/**
 * Has a server publish as fast as it and the readers can: another event each time that one has reached everybody. At the
 * end all that was published has arrived.
 */
export async function saturate(crowd: StreamCrowd, options: SaturationOptions): Promise<Saturation> {
  const { controlPort, chatId, window, warmupSeconds, seconds } = options;
  const control = connect({ port: controlPort, host: crowd.address.host, noDelay: true });
  const failed = new Promise<never>((_resolve, reject) => control.once("error", reject));
  failed.catch(() => {});
  const readers = crowd.readers.length;
  const from = crowd.readers[0]?.revs.get(chatId) ?? 0;
  let ordered = from + window;
  let delivered = 0;
  let over = false;
  const order = () => control.write(`${ordered}\n`);
  crowd.onDelivered = () => {
    delivered++;
    if (delivered % readers !== 0 || over) return;
    ordered++;
    order();
  };
  try {
    order();
    await Promise.race([failed, sleep(warmupSeconds * 1000)]);
    crowd.begin();
    await Promise.race([failed, sleep(seconds * 1000)]);
    const deliveries = crowd.report();
    over = true;
    await crowd.settle(new Map([[chatId, ordered]]), 30);
    return { ...deliveries, all: delivered };
  } finally {
    crowd.onDelivered = () => {};
    control.destroy();
  }
}
