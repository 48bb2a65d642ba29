import type { Hub } from "@parley/api";
import { framed } from "./batch.ts";
import { retryMs } from "./return-pace.ts";
import type { StreamWriter } from "./stream-writer.ts";

/** Between two pings of a stream. */
export const pingSeconds = 15;
/** A client that hears nothing for so long takes its stream for dead: two pings and a little. */
export const silenceSeconds = 2 * pingSeconds + 5;

const beatMs = 100;
const beats = (pingSeconds * 1_000) / beatMs;
/** Streams that come one after another are far from each other, so that a few are spread out as well. Shares no factor with `beats`. */
const stride = 97;
const paceMs = 1_000;

/**
 * The one timer of all streams. With each beat some of them are pinged, so that thousands are not written to at once, and each
 * second slow readers are found. A ping says where the stream stands: after hours of silence a client can still resume. It also says
 * how long to wait then, as there are more streams now or fewer than when this one was opened.
 */
export class Heartbeat {
  readonly #slots: Set<StreamWriter>[] = Array.from({ length: beats }, () => new Set());
  readonly #hub: Pick<Hub, "lastId" | "size">;
  readonly #timer: NodeJS.Timeout;
  #beat = 0;
  #added = 0;
  #pacedAt = Number.NEGATIVE_INFINITY;

  constructor(hub: Pick<Hub, "lastId" | "size">) {
    this.#hub = hub;
    this.#timer = setInterval(() => this.beat(performance.now()), beatMs);
    this.#timer.unref();
  }

  /** @returns what takes the stream out again. */
  add(writer: StreamWriter): () => void {
    const slot = this.#slots[(this.#added++ * stride) % beats];
    slot?.add(writer);
    return () => slot?.delete(writer);
  }

  /** Called by the timer. @param now milliseconds on a clock that does not go back. */
  beat(now: number): void {
    if (now - this.#pacedAt >= paceMs) {
      this.#pacedAt = now;
      for (const slot of this.#slots) for (const writer of slot) writer.checkPace(now);
    }
    const slot = this.#beat++ % beats;
    const due = this.#slots[slot];
    if (!due?.size) return;
    const retry = retryMs(this.#hub.size, (slot + 0.5) / beats);
    const ping = `retry: ${retry}\nevent: ping\ndata:\nid: ${this.#hub.lastId}\n\n`;
    const bytes = { chunked: framed(ping, "chunked"), plain: framed(ping, "plain") };
    for (const writer of due) writer.ping(bytes[writer.framing]);
  }

  /** Ends all streams. */
  stop(): void {
    clearInterval(this.#timer);
    for (const slot of this.#slots) for (const writer of slot) writer.end();
  }
}
