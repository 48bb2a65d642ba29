import type { Socket } from "node:net";
import type { Frame, Listener } from "@parley/api";
import { atEndOfTurn } from "../edge/end-of-turn.ts";
import { Batch, type Framing, framed } from "./batch.ts";

/** With more than this unsent, ephemeral events are dropped. */
const ephemeralBytes = 64 * 1024;
/** With more than this unsent, or anything unsent for too long, the reader is cut off. It can reconnect and resume. */
const maxBytes = 1024 * 1024;
const maxMs = 10_000;

/** To find a client gone takes many times as long as to write to it, and a message may find a whole group gone. */
const flush = atEndOfTurn((writer: StreamWriter) => (writer.flush() === "lost" ? "slow" : undefined));

/**
 * Writes frames to one socket. All frames from one turn of the event loop go out in one write, whose bytes are shared with every
 * stream that gets the same frames.
 */
export class StreamWriter implements Listener {
  readonly framing: Framing;
  readonly #socket: Socket;
  #batch = Batch.empty;
  /** Since when there has always been something unsent. */
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

  /** Writes the frames so far. @returns "lost" if that showed that the client is gone. */
  flush(): "lost" | undefined {
    const batch = this.#batch;
    // Already written, before a ping or the end.
    if (batch === Batch.empty) return undefined;
    this.#batch = Batch.empty;
    // Known to be lost already: nothing slow is left to do.
    if (!this.#socket.writable) return undefined;
    this.#put(batch.bytes(this.framing));
    return this.#socket.errored ? "lost" : undefined;
  }

  /** Writes a ping. It carries the current event id, so everything up to that event must be written first. */
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

  /** Cuts the reader off if it has left something unread for too long. Called every second. */
  checkPace(now: number): void {
    if (this.#socket.writableLength === 0) this.#behindSince = undefined;
    else {
      this.#behindSince ??= now;
      if (now - this.#behindSince > maxMs) this.cut();
    }
  }

  /** Ends the response properly, after everything that was sent. */
  end(): void {
    this.flush();
    if (this.framing === "chunked") this.#socket.write(framed("", "chunked"));
    // Not end(): a client that does not close its side would delay a stopping server.
    this.#socket.destroySoon();
  }

  /** Ends the connection at once, even with unsent data. */
  cut(): void {
    this.#socket.destroy();
  }
}
