import { Duplex } from "node:stream";
import type { MessagePort } from "node:worker_threads";

/** The messages to which the engine responds: Query, Sync, Flush. */
const endsBatch = new Set([0x51, 0x53, 0x48]);
const startup = 0x00;
const terminate = 0x58;

/** A session of the embedded database, as the client sees it. */
export interface Session {
  /** Carries PostgreSQL's wire protocol. */
  readonly port: MessagePort;
  /** Resolves when the thread behind the port has ended. */
  readonly gone: Promise<void>;
  /** Called when an answer is overdue. */
  readonly onOverdue?: () => void;
}

/**
 * How long a request may run, like `statement_timeout` on a server, in case the engine hangs. It is longer than the
 * server's, because it ends the whole thread.
 */
const overdueMillis = 60_000;

/**
 * Looks like a TCP socket to `pg`, and carries its bytes to a session of the embedded database. `pg` writes one protocol
 * message at a time; they are buffered until one that expects an answer, because the engine takes whole batches and each hop
 * to its thread costs more than a small query.
 */
export class SessionSocket extends Duplex {
  readonly #open: () => Promise<Session>;
  #session: Session | undefined;
  #held: Uint8Array[] = [];
  #received: Uint8Array[] = [];
  #overdue: NodeJS.Timeout | undefined;

  constructor(open: () => Promise<Session>) {
    super();
    this.#open = open;
  }

  connect(): this {
    this.#open().then(
      (session) => {
        if (this.destroyed) return session.port.close();
        this.#session = session;
        session.port.on("message", (bytes: Uint8Array) => this.#receive(bytes));
        // Not when the port closes: that happens first, and an immediate retry would still reach the dying thread.
        void session.gone.then(() => this.destroy(new Error("The embedded database stopped in the middle of work.")));
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
    this.#session?.port.ref();
    return this;
  }

  unref(): this {
    this.#session?.port.unref();
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
    clearTimeout(this.#overdue);
    this.#received = [];
    this.#session?.port.close();
    done(error);
  }

  #send(): void {
    // A copy: `pg` writes views into one large buffer that it reuses.
    const batch = new Uint8Array(this.#held.reduce((sum, message) => sum + message.length, 0));
    let offset = 0;
    for (const message of this.#held) {
      batch.set(message, offset);
      offset += message.length;
    }
    this.#held = [];
    clearTimeout(this.#overdue);
    this.#overdue = setTimeout(() => this.#session?.onOverdue?.(), overdueMillis);
    this.#session?.port.postMessage(batch, [batch.buffer]);
  }

  #receive(piece: Uint8Array): void {
    clearTimeout(this.#overdue);
    this.#received.push(piece);
    if (this.#received.length === 1) this.#passOn();
  }

  /** One piece per turn of the event loop: parsing a large answer in one go would block everything else. */
  #passOn(): void {
    this.push(this.#received[0]);
    setImmediate(() => {
      this.#received.shift();
      if (this.#received.length > 0) this.#passOn();
    });
  }
}
