import { Worker } from "node:worker_threads";
import type { BackendMessage } from "pg-protocol/dist/messages.js";
import { Parser } from "pg-protocol/dist/parser.js";

export type WorkerOrder = { type: "query"; bytes: Uint8Array } | { type: "close" };

export type WorkerAnswer =
  | { type: "ready" }
  | { type: "result"; bytes: Uint8Array }
  | { type: "failure"; message: string };

interface Waiting {
  resolve(bytes: Uint8Array): void;
  reject(error: Error): void;
}

/** The first byte of the messages that make PostgreSQL answer: Query, Sync and Flush. */
const endsRequest = new Set([0x51, 0x53, 0x48]);

/** Beside this file, from source as in the bundle. */
const workerUrl = new URL("./embedded-worker.js", import.meta.url);

/**
 * PGlite in a worker thread, as `createPgConfig` wants it: something with `waitReady` and `execProtocolStream`.
 * When the worker dies, the requests under way fail and the next request starts another one on the same directory.
 */
export class EmbeddedProcess {
  readonly #dataDir: string;
  readonly #onError: (error: Error) => void;
  #worker: Worker | undefined;
  #ready: Promise<void> = Promise.resolve();
  #waiting: Waiting[] = [];
  #gathered: Uint8Array[] = [];
  #closing: (() => void) | undefined;

  constructor(dataDir: string, onError: (error: Error) => void) {
    this.#dataDir = dataDir;
    this.#onError = onError;
  }

  /** Resolves when the database answers. @throws when it cannot be opened. */
  get waitReady(): Promise<void> {
    this.#ready = this.#worker ? this.#ready : this.#start();
    return this.#ready;
  }

  /** Sends a part of a request. @returns the answer once the request is whole, nothing until then. */
  async execProtocolStream(part: Uint8Array): Promise<BackendMessage[]> {
    this.#gathered.push(part);
    if (!endsRequest.has(part[0] ?? 0)) return [];
    const bytes = Buffer.concat(this.#gathered);
    this.#gathered = [];
    await this.waitReady;
    return parse(await this.#ask(Uint8Array.from(bytes)));
  }

  /** Closes the database in an orderly way. */
  async close(): Promise<void> {
    const worker = this.#worker;
    if (!worker) return;
    await new Promise<void>((resolve) => {
      this.#closing = resolve;
      worker.postMessage({ type: "close" } satisfies WorkerOrder);
    });
  }

  /** Ends the worker at once, as a crash would; for tests. */
  async kill(): Promise<void> {
    await this.#worker?.terminate();
  }

  #ask(bytes: Uint8Array): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      if (!this.#worker) return reject(new Error("The embedded database has stopped."));
      this.#waiting.push({ resolve, reject });
      this.#worker.postMessage({ type: "query", bytes } satisfies WorkerOrder, [bytes.buffer as ArrayBuffer]);
    });
  }

  #start(): Promise<void> {
    const worker = new Worker(workerUrl, { workerData: { dataDir: this.#dataDir } });
    this.#worker = worker;
    return new Promise((resolve, reject) => {
      let failure: Error | undefined;
      worker.on("message", (answer: WorkerAnswer) => {
        if (answer.type === "ready") return resolve();
        const waiting = this.#waiting.shift();
        if (answer.type === "result") waiting?.resolve(answer.bytes);
        else waiting?.reject(new Error(answer.message));
      });
      worker.on("error", (error: Error) => {
        failure = error;
      });
      worker.on("exit", () => {
        const error = failure ?? new Error("The embedded database stopped unexpectedly and was started again.");
        this.#worker = undefined;
        this.#gathered = [];
        reject(error);
        for (const waiting of this.#waiting.splice(0)) waiting.reject(error);
        if (this.#closing) this.#closing();
        else this.#onError(error);
      });
    });
  }
}

function parse(bytes: Uint8Array): BackendMessage[] {
  const messages: BackendMessage[] = [];
  new Parser().parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), (message) => {
    messages.push(message);
  });
  return messages;
}
