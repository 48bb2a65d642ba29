import { MessageChannel, Worker } from "node:worker_threads";
import type { Session } from "./session-socket.ts";
import type { FromWorker, ToWorker } from "./worker-messages.ts";

/** From source, the file of that name here; in the bundle, the build's second entry, `@parley/db/embedded-worker`. */
const workerUrl = new URL("./embedded-worker.js", import.meta.url);

interface Thread {
  readonly worker: Worker;
  /** Resolves when it has ended, however it ended. */
  readonly gone: Promise<void>;
}

/**
 * How long a failed start is not repeated: a start takes half a second of work, and while the disk is full everybody's next call
 * would ask for one.
 */
const pauseAfterFailureMs = 1_000;

/** The worker thread that runs the embedded database. When it dies, the next session restarts it. */
export class EmbeddedEngine {
  readonly #dataDir: string;
  readonly #onError: (error: Error) => void;
  #thread: Promise<Thread> | undefined;
  #closing = false;

  constructor(dataDir: string, onError: (error: Error) => void) {
    this.#dataDir = dataDir;
    this.#onError = onError;
  }

  /** @throws when the database cannot be opened. */
  async start(): Promise<void> {
    await this.#running();
  }

  /** Restarts the thread if it has died. */
  async openSession(): Promise<Session> {
    const { worker, gone } = await this.#running();
    const { port1, port2 } = new MessageChannel();
    worker.postMessage(port2 satisfies ToWorker, [port2]);
    return { port: port1, gone, onOverdue: () => void worker.terminate() };
  }

  async close(): Promise<void> {
    this.#closing = true;
    const thread = await this.#thread?.catch(() => undefined);
    thread?.worker.postMessage("close" satisfies ToWorker);
    await thread?.gone;
  }

  async #running(): Promise<Thread> {
    if (this.#closing) throw new Error("The database is closed.");
    this.#thread ??= this.#launch();
    return this.#thread;
  }

  async #launch(): Promise<Thread> {
    const worker = new Worker(workerUrl, {
      workerData: { dataDir: this.#dataDir },
      // Do not inherit the server's flags: `--inspect` or `--import` are not for this thread.
      execArgv: [],
      name: "database",
    });
    const gone = new Promise<void>((resolve) => worker.once("exit", () => resolve()));
    try {
      await opened(worker);
    } catch (error) {
      await worker.terminate();
      setTimeout(() => {
        this.#thread = undefined;
      }, pauseAfterFailureMs).unref();
      throw error;
    }
    let why = "";
    worker.on("message", (message: FromWorker) => {
      if (!message.ready) why = ` (${message.reason})`;
    });
    worker.on("error", this.#onError);
    worker.once("exit", () => {
      this.#thread = undefined;
      if (this.#closing) return;
      this.#onError(new Error(`The embedded database stopped${why}; the next query starts it again.`));
    });
    return { worker, gone };
  }
}

function opened(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.once("message", (message: FromWorker) => (message.ready ? resolve() : reject(new Error(message.reason))));
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`its thread ended with code ${code}`)));
  });
}
