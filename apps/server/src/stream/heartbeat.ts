import type { Hub } from "@parley/api";
import { framed } from "./batch.ts";
import { retryMs } from "./return-pace.ts";
import type { StreamWriter } from "./stream-writer.ts";

/** Between two pings of a stream. */
export const pingSeconds = 15;
/** A client that hears nothing for so long takes its stream for dead: two pings and a little. */
export const silenceSeconds = 2 * pingSeconds + 5;

/**
 * The one timer of all streams. Each second a fifteenth of them is pinged, so that thousands are not written to at once, and
 * slow readers are found. A ping says where the stream stands: after hours of silence a client can still resume. It also says
 * how long to wait then, as there are more streams now or fewer than when this one was opened.
 */
export class Heartbeat {
  readonly #slots: Set<StreamWriter>[] = Array.from({ length: pingSeconds }, () => new Set());
  readonly #hub: Pick<Hub, "lastId" | "size">;
  readonly #timer: NodeJS.Timeout;
  #second = 0;
  #added = 0;

  constructor(hub: Pick<Hub, "lastId" | "size">) {
    this.#hub = hub;
    this.#timer = setInterval(() => this.beat(performance.now()), 1_000);
    this.#timer.unref();
  }

  /** @returns what takes the stream out again. */
  add(writer: StreamWriter): () => void {
    const slot = this.#slots[this.#added++ % pingSeconds];
    slot?.add(writer);
    return () => slot?.delete(writer);
  }

  /** Called each second. @param now milliseconds on a clock that does not go back. */
  beat(now: number): void {
    for (const slot of this.#slots) for (const writer of slot) writer.checkPace(now);
    const slot = this.#second++ % pingSeconds;
    const retry = retryMs(this.#hub.size, (slot + 0.5) / pingSeconds);
    const ping = `retry: ${retry}\nevent: ping\ndata:\nid: ${this.#hub.lastId}\n\n`;
    const bytes = { chunked: framed(ping, "chunked"), plain: framed(ping, "plain") };
    const due = this.#slots[slot];
    for (const writer of due ?? []) writer.ping(bytes[writer.framing]);
  }

  /** Ends all streams. */
  stop(): void {
    clearInterval(this.#timer);
    for (const slot of this.#slots) for (const writer of slot) writer.end();
  }
}
