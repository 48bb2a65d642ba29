import type { Call } from "./call.ts";
import { type Address, Connection } from "./connection.ts";
import { Histogram } from "./histogram.ts";

export interface Load {
  readonly address: Address;
  readonly connections: number;
  /**
   * Called before each request, so that requests can differ.
   * @param due the instant from which its latency counts, in milliseconds of `performance.now()`
   */
  next(due: number): Call;
  /** Uncounted, for the server to compile its code and fill its caches. */
  readonly warmupSeconds: number;
  readonly seconds: number;
  /** Ends the measurement before `seconds` are over. */
  readonly ends?: AbortSignal;
}

export interface Measured {
  readonly latencies: Histogram;
  readonly byKind: ReadonlyMap<string, Histogram>;
  /** All responses, including those of the warm-up. */
  readonly calls: number;
  /** Responses per second within the measured time. */
  readonly perSecond: number;
  /**
   * The share of one core that this process used. Near 1, the generator was the limit, and the server could have done
   * more.
   */
  readonly generatorBusy: number;
}

/** How long outstanding requests may take after the end: enough for the queue of a slow machine, but not for a hang. */
const patienceMs = 30_000;

/** What both loops share: the connections, the time window in which calls count, and failing on the first error. */
export class Measurement implements Disposable {
  readonly #latencies = new Histogram();
  readonly #byKind = new Map<string, Histogram>();
  readonly #drained: Promise<void>;
  #settled: { resolve: () => void; reject: (error: Error) => void } | undefined;
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #load: Load;
  #connections: Connection[] = [];
  #from = Number.POSITIVE_INFINITY;
  #until = Number.POSITIVE_INFINITY;
  #open = 0;
  #calls = 0;
  #answered = 0;
  #cpuBefore = process.cpuUsage();
  #ending = false;

  private constructor(load: Load) {
    this.#load = load;
    this.#drained = new Promise((resolve, reject) => {
      this.#settled = { resolve, reject };
    });
    // `finish` reports the rejection; until then it must not count as unhandled.
    this.#drained.catch(() => {});
  }

  static async open(load: Load): Promise<Measurement> {
    const measurement = new Measurement(load);
    const opening = Array.from({ length: load.connections }, () =>
      Connection.open(load.address, (error) => measurement.fail(error)),
    );
    measurement.#connections = await Promise.all(opening);
    return measurement;
  }

  get connections(): readonly Connection[] {
    return this.#connections;
  }

  /** The instant after which no call is due, in milliseconds of `performance.now()`. */
  get until(): number {
    return this.#until;
  }

  /** Whether no more calls may begin. */
  get over(): boolean {
    return this.#ending || performance.now() >= this.#until;
  }

  /** Starts the clock. @returns the instant, in milliseconds of `performance.now()`. */
  start(): number {
    const { warmupSeconds, seconds, ends } = this.#load;
    const now = performance.now();
    this.#from = now + warmupSeconds * 1000;
    this.#until = this.#from + seconds * 1000;
    this.#after(this.#from - now, () => {
      this.#cpuBefore = process.cpuUsage();
    });
    this.#after(this.#until - now + patienceMs, () => this.fail(new Error("The server left calls without an answer.")));
    ends?.addEventListener("abort", () => {
      this.#until = Math.min(this.#until, performance.now());
    });
    return now;
  }

  /** Counts one more outstanding request. */
  begin(): void {
    this.#open += 1;
  }

  /** Sends a call after {@link begin}. Its latency counts from `since`, the instant at which it was due. */
  send(connection: Connection, sent: { call: Call; since: number }, onAnswer: () => void): void {
    const { call, since } = sent;
    connection.send(call.bytes, (response) => {
      const now = performance.now();
      this.#open -= 1;
      this.#calls += 1;
      if (since >= this.#from && since < this.#until) this.#record(call, (now - since) * 1000);
      if (now >= this.#from && now < this.#until) this.#answered += 1;
      call.check(response);
      onAnswer();
      this.#settle();
    });
  }

  /** Declares that no more calls will begin. */
  stop(): void {
    this.#ending = true;
    this.#settle();
  }

  fail(error: Error): void {
    this.#ending = true;
    this.#settled?.reject(error);
  }

  /** Waits until the loop has stopped and every request is answered. @throws the error of a failed check. */
  async finish(): Promise<Measured> {
    await this.#drained;
    const { user, system } = process.cpuUsage(this.#cpuBefore);
    return {
      latencies: this.#latencies,
      byKind: this.#byKind,
      calls: this.#calls,
      perSecond: (this.#answered / (this.#until - this.#from)) * 1000,
      generatorBusy: (user + system) / (performance.now() - this.#from) / 1000,
    };
  }

  [Symbol.dispose](): void {
    this.#ending = true;
    for (const timer of this.#timers) clearTimeout(timer);
    for (const connection of this.#connections) connection.close();
  }

  #record({ kind }: Call, microseconds: number): void {
    this.#latencies.record(microseconds);
    if (kind === undefined) return;
    let histogram = this.#byKind.get(kind);
    if (!histogram) {
      histogram = new Histogram();
      this.#byKind.set(kind, histogram);
    }
    histogram.record(microseconds);
  }

  #settle(): void {
    if (this.#ending && this.#open === 0) this.#settled?.resolve();
  }

  #after(milliseconds: number, work: () => void): void {
    this.#timers.push(setTimeout(work, milliseconds));
  }
}
