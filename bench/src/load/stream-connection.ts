import { connect, type Socket } from "node:net";
import { BrokenResponse } from "./broken-response.ts";
import { ChunkedBody } from "./chunked-body.ts";
import type { Address } from "./connection.ts";
import { EventFrames, type FrameSink } from "./event-frames.ts";

export interface StreamSink extends FrameSink {
  /** Called first for each read. */
  onRead(): void;
  /** Called once, when the stream has ended or failed to open. Not after {@link StreamConnection.close}. */
  onLost(error: Error): void;
  /** Called once, instead of `onLost`, when the response is invalid or the sink threw. */
  onWrong(error: Error): void;
}

/**
 * Shared by all streams, because each read is handled completely before the next. With thousands of streams, separate
 * buffers would cost more than handling what is in them.
 */
const incoming = Buffer.allocUnsafe(64 * 1024);
const longestHead = 16 * 1024;

/** One event stream on a plain socket. An EventSource would be slower than the server that is measured. */
export class StreamConnection {
  readonly #socket: Socket;
  readonly #sink: StreamSink;
  readonly #body = new ChunkedBody();
  readonly #frames: EventFrames;
  readonly #takeData;
  #head: string | undefined = "";
  #over = false;
  #reading = true;

  constructor(address: Address, request: Buffer, sink: StreamSink) {
    this.#sink = sink;
    this.#frames = new EventFrames(sink);
    this.#takeData = (bytes: Buffer, start: number, end: number) => this.#frames.push(bytes, start, end);
    this.#socket = connect({
      ...address,
      noDelay: true,
      onread: {
        buffer: incoming,
        callback: (count) => {
          this.#read(incoming.subarray(0, count));
          return this.#reading;
        },
      },
    });
    this.#socket.write(request);
    this.#socket.on("error", (error) => this.#lose(error));
    this.#socket.on("close", () => this.#lose(new Error("The server closed a stream.")));
  }

  /** Stops reading after the next read, but keeps the connection open. */
  stopReading(): void {
    this.#reading = false;
  }

  readOn(): void {
    this.#reading = true;
    this.#socket.resume();
  }

  /** Resets the connection, as a killed proxy does. */
  cut(): void {
    this.#socket.resetAndDestroy();
    this.#lose(new Error("The stream was cut."));
  }

  close(): void {
    this.#over = true;
    this.#socket.destroy();
  }

  #lose(error: Error): void {
    if (this.#over) return;
    this.close();
    this.#sink.onLost(error);
  }

  #read(bytes: Buffer): void {
    if (this.#over) return;
    this.#sink.onRead();
    try {
      const body = this.#head === undefined ? bytes : this.#readHead(bytes);
      if (body && this.#body.push(body, this.#takeData) !== undefined) this.#lose(new Error("A stream has ended."));
    } catch (error) {
      this.close();
      this.#sink.onWrong(error instanceof Error ? error : new Error(String(error)));
    }
  }

  /** @returns what came after the head. */
  #readHead(bytes: Buffer): Buffer | undefined {
    const start = this.#head?.length ?? 0;
    const head = `${this.#head}${bytes.toString("latin1")}`;
    const end = head.indexOf("\r\n\r\n");
    if (end === -1) {
      if (head.length > longestHead) throw new BrokenResponse("the headers do not end");
      this.#head = head;
      return undefined;
    }
    if (!/^HTTP\/1\.1 200 /.test(head) || !/\r\ntransfer-encoding: *chunked\r\n/i.test(head.slice(0, end + 2))) {
      throw new BrokenResponse(`this is not the head of a stream: ${head.slice(0, 200)}`);
    }
    this.#head = undefined;
    return bytes.subarray(end + 4 - start);
  }
}
