import { BrokenResponse } from "./broken-response.ts";

const lf = 0x0a;

/** Undoes `Transfer-Encoding: chunked`, however the bytes were cut on the way. */
export class ChunkedBody {
  #left = 0;
  #line = "";
  #expects: "size" | "data" | "end of data" | "trailer" = "size";

  /**
   * @param onData gets the bytes inside, as they come
   * @returns how many bytes of `bytes` lie after the end of the body, or undefined while it has not ended
   * @throws BrokenResponse
   */
  push(bytes: Buffer, onData: (data: Buffer) => void): number | undefined {
    let at = 0;
    while (at < bytes.length) {
      if (this.#expects === "data") {
        const data = bytes.subarray(at, at + this.#left);
        at += data.length;
        this.#left -= data.length;
        if (data.length > 0) onData(data);
        if (this.#left === 0) this.#expects = "end of data";
        continue;
      }
      const end = bytes.indexOf(lf, at);
      this.#line += bytes.toString("latin1", at, end === -1 ? bytes.length : end);
      if (end === -1) return undefined;
      at = end + 1;
      const line = this.#line.replace(/\r$/, "");
      this.#line = "";
      if (this.#expects === "trailer" && line === "") return bytes.length - at;
      this.#takeLine(line);
    }
    return undefined;
  }

  #takeLine(line: string): void {
    if (this.#expects === "trailer") return;
    if (this.#expects === "end of data") {
      if (line !== "") throw new BrokenResponse("a chunk is longer than it said");
      this.#expects = "size";
      return;
    }
    const size = line.split(";")[0]?.trim() ?? "";
    if (!/^[\da-f]{1,8}$/i.test(size))
      throw new BrokenResponse(`this is not the size of a chunk: ${size.slice(0, 40)}`);
    this.#left = Number.parseInt(size, 16);
    this.#expects = this.#left === 0 ? "trailer" : "data";
  }
}
