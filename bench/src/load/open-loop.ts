import { type Load, type Measured, Measurement } from "./measurement.ts";

/** Node's timers may be this late, so the last bit is spent in turns of the event loop. */
const timerSlackMs = 1;

/**
 * Sends at a fixed rate, as people do, however slow the server is, and counts each latency from the instant at which
 * the call was due. A stall therefore counts for every call that had to wait during it; a closed loop would not have
 * sent those calls at all (coordinated omission).
 */
export async function runOpenLoop(load: Load & { readonly perSecond: number }): Promise<Measured> {
  using measurement = await Measurement.open(load);
  const idle = [...measurement.connections];
  const waiting: number[] = [];

  const sendNext = () => {
    while (idle.length > 0 && waiting.length > 0) {
      const connection = idle.shift();
      const since = waiting.shift();
      if (!connection || since === undefined) return;
      measurement.send(connection, { call: load.next(since), since }, () => {
        idle.push(connection);
        sendNext();
      });
    }
  };

  const started = measurement.start();
  let due = started;
  let count = 0;
  const beginWhatIsDue = () => {
    while (due <= performance.now() && due < measurement.until) {
      measurement.begin();
      waiting.push(due);
      count += 1;
      due = started + (count * 1000) / load.perSecond;
    }
    sendNext();
  };
  const tick = () => {
    try {
      beginWhatIsDue();
    } catch (error) {
      return measurement.fail(error instanceof Error ? error : new Error(String(error)));
    }
    if (measurement.over) return measurement.stop();
    const pause = due - performance.now() - timerSlackMs;
    if (pause >= 1) setTimeout(tick, Math.floor(pause));
    else setImmediate(tick);
  };
  tick();
  return await measurement.finish();
}
