import { MessageChannel, type MessagePort, Worker } from "node:worker_threads";
import type { FromWorker, ToWorker } from "./worker-messages.ts";

/** From source it is the file of that name here; in the bundle, the build's second entry, `@parley/db/embedded-worker`. */
const workerUrl = new URL("./embedded-worker.js", import.meta.url);

/** The worker thread that runs the embedded database; started again by the next session when it dies. */
export class EmbeddedEngine {
  readonly #dataDir: string;
  readonly #onError: (error: Error) => void;
  #worker: Promise<Worker> | undefined;
  #closing = false;

  constructor(dataDir: string, onError: (error: Error) => void) {
    this.#dataDir = dataDir;
    this.#onError = onError;
  }

  /** @throws when the database cannot be opened. */
  async start(): Promise<void> {
    await this.#running();
  }

  /** One end of a channel that speaks PostgreSQL's protocol. It closes when the thread dies. */
  async openSession(): Promise<MessagePort> {
    const worker = await this.#running();
    const { port1, port2 } = new MessageChannel();
    worker.postMessage(port2 satisfies ToWorker, [port2]);
    return port1;
  }

  async close(): Promise<void> {
    this.#closing = true;
    const worker = await this.#worker?.catch(() => undefined);
    if (!worker) return;
    const exited = new Promise((resolve) => worker.once("exit", resolve));
    worker.postMessage("close" satisfies ToWorker);
    await exited;
  }

  #running(): Promise<Worker> {
    if (this.#closing) throw new Error("The database is closed.");
    if (!this.#worker) {
      const starting = this.#launch();
      this.#worker = starting;
      starting.catch(() => {
        this.#worker = undefined;
      });
    }
    return this.#worker;
  }

  async #launch(): Promise<Worker> {
    const worker = new Worker(workerUrl, {
      workerData: { dataDir: this.#dataDir },
      // Not what the server was started with: `--inspect` or `--import` are not for this thread.
      execArgv: [],
      name: "database",
    });
    await new Promise<void>((resolve, reject) => {
      worker.once("message", (message: FromWorker) => (message.ready ? resolve() : reject(new Error(message.reason))));
      worker.once("error", reject);
      worker.once("exit", (code) => reject(new Error(`Its thread ended with code ${code}.`)));
    });
    worker.on("error", this.#onError);
    worker.once("exit", () => {
      this.#worker = undefined;
      if (!this.#closing) this.#onError(new Error("The embedded database stopped; the next query starts it again."));
    });
    return worker;
  }
}
