import type { Frame } from "@parley/api";

/** How an HTTP response without an end is written: in chunks, or as it is to clients of HTTP/1.0 (many a proxy). */
export type Framing = "chunked" | "plain";

/**
 * What one turn of the event loop brings to a stream. Streams to which the same frames come in the same order share one
 * batch, and with it the bytes that are written.
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

  /** The bytes of all frames as they go to the socket. */
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

/** Text as it goes to the socket. */
export function framed(text: string, framing: Framing): Buffer {
  const length = framing === "chunked" ? `${Buffer.byteLength(text).toString(16)}\r\n` : "";
  return Buffer.from(framing === "chunked" ? `${length}${text}\r\n` : text);
}
