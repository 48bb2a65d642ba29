import { Duplex } from "node:stream";
import type { MessagePort } from "node:worker_threads";

/** The messages after which the other side has something to do: Query, Sync, Flush. */
const endsBatch = new Set([0x51, 0x53, 0x48]);
const startup = 0x00;
const terminate = 0x58;

/**
 * Looks like a TCP socket to `pg`, and carries its bytes to a session of the embedded database. `pg` writes one
 * protocol message at a time; they are held back until one that wants an answer, because the engine takes whole
 * batches and each hop to its thread costs more than a small query.
 */
export class SessionSocket extends Duplex {
  readonly #openPort: () => Promise<MessagePort>;
  #port: MessagePort | undefined;
  #held: Uint8Array[] = [];

  constructor(openPort: () => Promise<MessagePort>) {
    super();
    this.#openPort = openPort;
  }

  connect(): this {
    this.#openPort().then(
      (port) => {
        if (this.destroyed) return port.close();
        this.#port = port;
        port.on("message", (bytes: Uint8Array) => this.push(bytes));
        port.on("close", () => this.destroy(new Error("The embedded database stopped in the middle of its work.")));
        this.emit("connect");
      },
      (error: Error) => this.destroy(error),
    );
    return this;
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    this.#port?.ref();
    return this;
  }

  unref(): this {
    this.#port?.unref();
    return this;
  }

  override _read(): void {}

  override _write(message: Uint8Array, _encoding: string, done: () => void): void {
    const kind = message[0] ?? terminate;
    if (kind !== terminate) {
      this.#held.push(message);
      if (kind === startup || endsBatch.has(kind)) this.#send();
    }
    done();
  }

  override _final(done: () => void): void {
    done();
    this.destroy();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#port?.close();
    done(error);
  }

  #send(): void {
    // A copy of its own: what `pg` writes are views into one large buffer that it uses again.
    const batch = new Uint8Array(this.#held.reduce((sum, message) => sum + message.length, 0));
    let offset = 0;
    for (const message of this.#held) {
      batch.set(message, offset);
      offset += message.length;
    }
    this.#held = [];
    this.#port?.postMessage(batch, [batch.buffer]);
  }
}
