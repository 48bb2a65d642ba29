import { setTimeout as sleep } from "node:timers/promises";
import { sharedMicroseconds } from "./clock.ts";
import type { Address } from "./connection.ts";
import { Histogram, type HistogramContents } from "./histogram.ts";
import { type ReaderPlan, StreamReader, type Surroundings } from "./stream-reader.ts";

export interface CrowdOptions {
  readonly address: Address;
  readonly path: string;
  /** Whether readers reconnect when they lose their streams. */
  readonly comeBack: boolean;
}

/** The deliveries since {@link StreamCrowd.begin}. */
export interface CrowdReport {
  readonly count: number;
  readonly perSecond: number;
  /** From when a message was due, for messages due since then. */
  readonly latencies: HistogramContents;
  /** Of all deliveries so far, those that arrived after a later one of the same chat. */
  readonly overtaken: number;
  /** How much of one core the readers' process used. */
  readonly busy: number;
}

/** More at once would overflow a listening socket's default backlog, and be retried only after a second. */
const openAtOnce = 200;
const openSeconds = 30;
/** Twice what docs/events.md promises. */
const pingSeconds = 30;

/** Thousands of readers in one process, with every delivery checked. */
export class StreamCrowd implements Surroundings {
  readonly address: Address;
  readonly path: string;
  readonly comeBack: boolean;
  readonly #readers: StreamReader[] = [];
  #waiting: StreamReader[] = [];
  #opened = 0;
  #now = 0;
  #since = Number.POSITIVE_INFINITY;
  #began = performance.now();
  #cpu = process.cpuUsage();
  #count = 0;
  #latencies = new Histogram();
  #failure: Error | undefined;
  /** Called for each delivery, for the closed loop to count. */
  onDelivered = () => {};

  constructor({ address, path, comeBack }: CrowdOptions) {
    this.address = address;
    this.path = path;
    this.comeBack = comeBack;
  }

  get readers(): readonly StreamReader[] {
    return this.#readers;
  }

  /** @throws what went wrong with any reader so far. */
  check(): void {
    if (this.#failure) throw this.#failure;
  }

  /** Opens more streams. Resolves when all of them receive events. */
  async open(plans: readonly ReaderPlan[]): Promise<void> {
    const readers = plans.map((plan) => new StreamReader(plan, this));
    this.#readers.push(...readers);
    this.#waiting = [...readers].reverse();
    for (let count = 0; count < openAtOnce; count++) this.#waiting.pop()?.open();
    const deadline = performance.now() + openSeconds * 1000;
    while (this.#opened < this.#readers.length) {
      this.check();
      if (performance.now() > deadline) {
        throw new Error(`After ${openSeconds} s only ${this.#opened} of ${this.#readers.length} streams are open.`);
      }
      await sleep(5);
    }
  }

  /** Starts measuring. */
  begin(): void {
    this.#count = 0;
    this.#latencies = new Histogram();
    this.#cpu = process.cpuUsage();
    this.#began = performance.now();
    this.#since = sharedMicroseconds(this.#began);
  }

  report(): CrowdReport {
    this.check();
    const milliseconds = performance.now() - this.#began;
    const { user, system } = process.cpuUsage(this.#cpu);
    return {
      count: this.#count,
      perSecond: (this.#count / milliseconds) * 1000,
      latencies: this.#latencies.contents,
      overtaken: this.#readers.reduce((sum, { progress }) => sum + progress.overtaken, 0),
      busy: (user + system) / milliseconds / 1000,
    };
  }

  /** Waits until every active reader is live and has all changes up to `revs`. @throws with what is missing. */
  async settle(revs: ReadonlyMap<string, number>, seconds: number): Promise<void> {
    const deadline = performance.now() + seconds * 1000;
    let behind = this.#readers.filter(({ neverReads }) => !neverReads);
    for (;;) {
      this.check();
      behind = behind.filter((reader) => !reader.isWhole(revs));
      if (behind.length === 0) return;
      if (performance.now() > deadline) throw new Error(describeLag(behind, revs, seconds));
      await sleep(10);
    }
  }

  /** Waits until every stream has had a ping, as nearly all have at any time. @throws after longer than pings may take. */
  async untilPinged(): Promise<void> {
    const deadline = performance.now() + pingSeconds * 1000;
    while (this.#readers.some(({ pinged }) => !pinged)) {
      this.check();
      if (performance.now() > deadline) throw new Error(`After ${pingSeconds} s there are streams without a ping.`);
      await sleep(50);
    }
  }

  /** Cuts every connection at once. */
  cutAll(): void {
    for (const reader of this.#readers) reader.cut();
  }

  /**
   * Lets the idle readers read everything, to see whether their streams have ended.
   * @returns how many of them the server has cut off
   */
  async countCutOff(seconds: number): Promise<number> {
    const idle = this.#readers.filter(({ neverReads }) => neverReads);
    for (const reader of idle) reader.readOn();
    const deadline = performance.now() + seconds * 1000;
    while (idle.some(({ cutOff }) => !cutOff) && performance.now() < deadline) await sleep(10);
    this.check();
    return idle.filter(({ cutOff }) => cutOff).length;
  }

  close(): void {
    for (const reader of this.#readers) reader.close();
  }

  onRead(): void {
    this.#now = sharedMicroseconds();
  }

  onDelivery(due: number | undefined): void {
    this.#count++;
    if (due !== undefined && due >= this.#since) this.#latencies.record(this.#now - due);
    this.onDelivered();
  }

  onOpen(): void {
    this.#opened++;
    this.#waiting.pop()?.open();
  }

  onWrong(error: Error): void {
    this.#failure ??= error;
  }
}

function describeLag(behind: readonly StreamReader[], revs: ReadonlyMap<string, number>, seconds: number): string {
  const example = behind[0]?.describeLag(revs);
  return `After ${seconds} s there are ${behind.length} readers who miss something, the first of them ${example}.`;
}
