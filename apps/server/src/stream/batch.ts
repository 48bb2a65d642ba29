import type { Frame } from "@parley/api";

/** How an endless HTTP response is written: chunked, or plain to HTTP/1.0 clients (such as some proxies). */
export type Framing = "chunked" | "plain";

/**
 * The frames for a stream from one turn of the event loop. Streams that get the same frames in the same order share one batch,
 * and so the bytes that are written.
 */
export class Batch {
  readonly #before: Batch | undefined;
  readonly #frame: Frame | undefined;
  readonly #bytes: { [F in Framing]?: Buffer } = {};
  #next: Batch | undefined;

  private constructor(before?: Batch, frame?: Frame) {
    this.#before = before;
    this.#frame = frame;
  }

  static readonly empty = new Batch();

  /** This batch with one more frame. */
  plus(frame: Frame): Batch {
    const known = this.#next;
    if (known && known.#frame === frame) return known;
    this.#next = new Batch(this, frame);
    return this.#next;
  }

  /** The bytes of all frames, ready for the socket. */
  bytes(framing: Framing): Buffer {
    this.#bytes[framing] ??= framed(this.#text(), framing);
    return this.#bytes[framing];
  }

  #text(): string {
    const texts: string[] = [];
    for (let batch: Batch | undefined = this; batch; batch = batch.#before) {
      const frame = batch.#frame;
      if (frame) texts.push(`data: ${frame.json}\nid: ${frame.id}\n\n`);
    }
    return texts.reverse().join("");
  }
}

/** Text as bytes for the socket. */
export function framed(text: string, framing: Framing): Buffer {
  const length = framing === "chunked" ? `${Buffer.byteLength(text).toString(16)}\r\n` : "";
  return Buffer.from(framing === "chunked" ? `${length}${text}\r\n` : text);
}
