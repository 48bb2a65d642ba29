import type { Hub } from "@parley/api";
import { framed } from "./batch.ts";
import { retryMs } from "./reconnect-pace.ts";
import type { StreamWriter } from "./stream-writer.ts";

/** The time between two pings of a stream. */
export const pingSeconds = 15;
/** A client that receives nothing for this long considers its stream dead: two pings and a little. */
export const silenceSeconds = 2 * pingSeconds + 5;

const beatMs = 20;
const beats = (pingSeconds * 1_000) / beatMs;
/** Puts consecutive streams far apart, so that even a few are spread out. Shares no factor with `beats`. */
const stride = 97;
/** How many late beats are made up for, each in the one that comes. After a longer sleep nobody needs them all. */
const mostLate = 5;
const paceMs = 1_000;

/**
 * One timer for all streams. Each beat pings a few of them, so that thousands are not written to at once, and each second slow
 * readers are found. A ping carries the current event id, so that a client can resume even after hours of silence. It also carries
 * a new `retry`, because the number of streams has changed since this one was opened.
 */
export class Heartbeat {
  readonly #slots: Set<StreamWriter>[] = Array.from({ length: beats }, () => new Set());
  readonly #hub: Pick<Hub, "lastId" | "size">;
  readonly #timer: NodeJS.Timeout;
  #beat = 0;
  /** When the next beat is due. Timers are always late, and each counts from the one before: over a round that adds up. */
  #dueAt: number | undefined;
  #added = 0;
  #pacedAt = Number.NEGATIVE_INFINITY;
  #stopped = false;

  constructor(hub: Pick<Hub, "lastId" | "size">) {
    this.#hub = hub;
    this.#timer = setInterval(() => this.beat(performance.now()), beatMs);
    this.#timer.unref();
  }

  /** @returns a function that removes the stream. */
  add(writer: StreamWriter): () => void {
    // It was being opened when the server was told to stop.
    if (this.#stopped) writer.end();
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
    let dueAt = Math.max(this.#dueAt ?? now, now - mostLate * beatMs);
    for (; dueAt <= now; dueAt += beatMs) this.#pingNext();
    this.#dueAt = dueAt;
  }

  #pingNext(): void {
    const slot = this.#beat++ % beats;
    const due = this.#slots[slot];
    if (!due?.size) return;
    const retry = retryMs(this.#hub.size, (slot + 0.5) / beats);
    const ping = `retry: ${retry}\nevent: ping\ndata:\nid: ${this.#hub.lastId}\n\n`;
    const bytes = { chunked: framed(ping, "chunked"), plain: framed(ping, "plain") };
    for (const writer of due) writer.ping(bytes[writer.framing]);
  }

  /** Ends all streams, and those that are added later. */
  stop(): void {
    this.#stopped = true;
    clearInterval(this.#timer);
    for (const slot of this.#slots) for (const writer of slot) writer.end();
  }
}
