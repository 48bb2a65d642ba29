import { BrokenResponse } from "./broken-response.ts";

const cr = 0x0d;
const lf = 0x0a;
const space = 0x20;
const semicolon = 0x3b;

/** Receives the bytes from `start` up to `end`, which are valid only during the call. */
export type TakeBytes = (bytes: Buffer, start: number, end: number) => void;

/**
 * Decodes `Transfer-Encoding: chunked` incrementally. Works on bytes, without strings: an event stream has a chunk per
 * event, hundreds of thousands a second.
 */
export class ChunkedBody {
  #left = 0;
  #digits = 0;
  #lineLength = 0;
  #expects: "size" | "end of size" | "data" | "end of data" | "trailer" = "size";

  /**
   * @param onData receives the decoded bytes as they arrive
   * @returns how many bytes of `bytes` follow the end of the body, or undefined while the body continues
   * @throws BrokenResponse
   */
  push(bytes: Buffer, onData: TakeBytes): number | undefined {
    let at = 0;
    while (at < bytes.length) {
      if (this.#expects === "data") {
        const start = at;
        at = Math.min(start + this.#left, bytes.length);
        this.#left -= at - start;
        if (this.#left === 0) this.#expects = "end of data";
        onData(bytes, start, at);
        continue;
      }
      const byte = bytes[at++] ?? 0;
      if (byte === cr) continue;
      if (byte !== lf) this.#takeByte(byte);
      else if (this.#expects === "trailer" && this.#lineLength === 0) return bytes.length - at;
      else this.#endLine();
    }
    return undefined;
  }

  #takeByte(byte: number): void {
    switch (this.#expects) {
      case "size":
        if (byte === semicolon || byte === space) this.#expects = "end of size";
        else this.#takeDigit(byte);
        return;
      case "trailer":
        this.#lineLength++;
        return;
      case "end of data":
        throw new BrokenResponse("a chunk is longer than it said");
      default:
    }
  }

  #takeDigit(byte: number): void {
    const digit = hexDigit(byte);
    if (digit === undefined || ++this.#digits > 7) {
      throw new BrokenResponse(
        `this does not belong to the size of a chunk: ${JSON.stringify(String.fromCharCode(byte))}`,
      );
    }
    this.#left = this.#left * 16 + digit;
  }

  #endLine(): void {
    if (this.#expects === "trailer") this.#lineLength = 0;
    else if (this.#expects === "end of data") this.#expects = "size";
    else {
      if (this.#digits === 0) throw new BrokenResponse("the size of a chunk is missing");
      this.#expects = this.#left === 0 ? "trailer" : "data";
      this.#digits = 0;
    }
  }
}

function hexDigit(byte: number): number | undefined {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : undefined;
}
