/** One block of a server-sent event stream. */
export interface SseFrame {
  readonly event: string | undefined;
  readonly data: string;
  readonly id: string | undefined;
}

/**
 * Parses a stream of server-sent events incrementally. A block without its final empty line is incomplete and is not
 * emitted.
 */
export class SseParser {
  readonly #decoder = new TextDecoder();
  readonly #onFrame: (frame: SseFrame) => void;
  #rest = "";
  #data: string[] = [];
  #event: string | undefined;
  #id: string | undefined;

  constructor(onFrame: (frame: SseFrame) => void) {
    this.#onFrame = onFrame;
  }

  push(bytes: Uint8Array): void {
    const lines = (this.#rest + this.#decoder.decode(bytes, { stream: true })).split("\n");
    this.#rest = lines.pop() ?? "";
    for (const line of lines) this.#take(line.endsWith("\r") ? line.slice(0, -1) : line);
  }

  #take(line: string): void {
    const colon = line.indexOf(":");
    if (line === "") this.#finish();
    if (line === "" || colon === 0) return;
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "data") this.#data.push(value);
    else if (field === "event") this.#event = value;
    else if (field === "id") this.#id = value;
  }

  #finish(): void {
    const frame = { event: this.#event, data: this.#data.join("\n"), id: this.#id };
    const empty = this.#data.length === 0 && this.#event === undefined && this.#id === undefined;
    this.#data = [];
    this.#event = undefined;
    this.#id = undefined;
    if (!empty) this.#onFrame(frame);
  }
}
