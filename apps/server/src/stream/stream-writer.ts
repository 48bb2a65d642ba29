import type { Socket } from "node:net";
import type { Frame, Listener } from "@parley/api";
import { atEndOfTurn } from "../edge/end-of-turn.ts";
import { Batch, type Framing, framed } from "./batch.ts";

/** With more than this unsent, what may be lost is left out. */
const ephemeralBytes = 64 * 1024;
/** With more than this unsent, or anything unsent for so long, the reader is cut off. It can come back for what it missed. */
const maxBytes = 1024 * 1024;
const maxMs = 10_000;

const flush = atEndOfTurn((writer: StreamWriter) => writer.flush());

/**
 * Writes frames to one socket. What comes within a turn of the event loop goes out in one write, whose bytes are shared
 * with every stream that gets the same.
 */
export class StreamWriter implements Listener {
  readonly framing: Framing;
  readonly #socket: Socket;
  #batch = Batch.empty;
  /** Since when something was unsent without a break. */
  #behindSince: number | undefined;

  constructor(socket: Socket, framing: Framing) {
    this.#socket = socket;
    this.framing = framing;
  }

  send(frame: Frame): void {
    if (frame.ephemeral && this.#socket.writableLength > ephemeralBytes) return;
    if (this.#batch === Batch.empty) flush(this);
    this.#batch = this.#batch.plus(frame);
  }

  flush(): void {
    const batch = this.#batch;
    // Written already, before a ping or the end.
    if (batch === Batch.empty) return;
    this.#batch = Batch.empty;
    this.#put(batch.bytes(this.framing));
  }

  /** Writes a ping. It says where the stream stands, so it goes behind everything that brought it there. */
  ping(bytes: Buffer): void {
    this.flush();
    this.#put(bytes);
  }

  /** Writes text at once, between two frames. */
  write(text: string): void {
    this.#put(framed(text, this.framing));
  }

  #put(bytes: Buffer): void {
    if (this.#socket.writable) this.#socket.write(bytes);
    if (this.#socket.writableLength > maxBytes) this.cut();
  }

  /** Cuts the reader off when it has left something unread for too long. Asked every second. */
  checkPace(now: number): void {
    if (this.#socket.writableLength === 0) this.#behindSince = undefined;
    else {
      this.#behindSince ??= now;
      if (now - this.#behindSince > maxMs) this.cut();
    }
  }

  /** Ends the response in order, after what was sent. */
  end(): void {
    this.flush();
    if (this.framing === "chunked") this.#socket.write(framed("", "chunked"));
    // Not end(): a client that does not close its side would hold a server that stops.
    this.#socket.destroySoon();
  }

  /** Ends the connection at once, whatever was not sent. */
  cut(): void {
    this.#socket.destroy();
  }
}
