import { BrokenResponse } from "./broken-response.ts";

const lf = 0x0a;
const nothing: Buffer = Buffer.alloc(0);
/** The first letter identifies each field: data, event, id, retry, or a colon for a comment. */
const letters = { data: 0x64, event: 0x65, id: 0x69, retry: 0x72 };

/** The positions of a frame's data and id in `bytes`. The object is reused and valid only during the call. */
export interface EventFrame {
  bytes: Buffer;
  dataStart: number;
  dataEnd: number;
  /** Equal to `idEnd` for a frame without an id. */
  idStart: number;
  idEnd: number;
}

export interface FrameSink {
  /** A frame without `event:`. */
  onEvent(frame: EventFrame): void;
  /** A frame with `event:`. */
  onNamed(name: string, data: string): void;
  /** The delay before a reconnect. */
  onRetry(milliseconds: number): void;
}

/** Parses server-sent events incrementally, without making strings for the most frequent ones. */
export class EventFrames {
  readonly #sink: FrameSink;
  readonly #frame: EventFrame = { bytes: nothing, dataStart: 0, dataEnd: 0, idStart: 0, idEnd: 0 };
  /** The start of a frame that is still incomplete. */
  #kept = nothing;

  constructor(sink: FrameSink) {
    this.#sink = sink;
  }

  /** @throws BrokenResponse, and what the sink throws. */
  push(bytes: Buffer, start: number, end: number): void {
    if (this.#kept.length === 0) this.#read(bytes, start, end);
    else {
      const whole = Buffer.concat([this.#kept, bytes.subarray(start, end)]);
      this.#kept = nothing;
      this.#read(whole, 0, whole.length);
    }
  }

  #read(bytes: Buffer, start: number, end: number): void {
    const frame = this.#frame;
    let frameStart = start;
    let name = "";
    let retry: number | undefined;
    for (let at = start; at < end; ) {
      if (at === frameStart) {
        name = "";
        retry = undefined;
        frame.bytes = bytes;
        frame.dataStart = frame.dataEnd = frame.idStart = frame.idEnd = at;
      }
      const lineEnd = bytes.indexOf(lf, at);
      if (lineEnd === -1 || lineEnd >= end) break;
      if (lineEnd === at) {
        if (retry !== undefined) this.#sink.onRetry(retry);
        if (name !== "") this.#sink.onNamed(name, bytes.toString("utf8", frame.dataStart, frame.dataEnd));
        else if (frame.dataEnd > frame.dataStart) this.#sink.onEvent(frame);
        frameStart = at + 1;
      } else if (bytes[at] === letters.data) {
        if (frame.dataEnd > frame.dataStart) throw new BrokenResponse("an event has more than one line of data");
        frame.dataStart = valueStart(bytes, at + 5);
        frame.dataEnd = lineEnd;
      } else if (bytes[at] === letters.id) {
        frame.idStart = valueStart(bytes, at + 3);
        frame.idEnd = lineEnd;
      } else if (bytes[at] === letters.event) {
        name = bytes.toString("utf8", valueStart(bytes, at + 6), lineEnd);
      } else if (bytes[at] === letters.retry) {
        retry = Number(bytes.toString("latin1", valueStart(bytes, at + 6), lineEnd));
      }
      at = lineEnd + 1;
    }
    // Copied, because the next read may overwrite the bytes.
    if (frameStart < end) this.#kept = Buffer.from(bytes.subarray(frameStart, end));
  }
}

/** One space after the colon is not part of the value. */
const valueStart = (bytes: Buffer, at: number) => (bytes[at] === 0x20 ? at + 1 : at);
