import { requestBytes } from "./call.ts";
import { catchUp } from "./catch-up.ts";
import type { Address } from "./connection.ts";
import type { EventFrame } from "./event-frames.ts";
import { scanMessage } from "./message-scan.ts";
import { Progress } from "./progress.ts";
import { StreamConnection, type StreamSink } from "./stream-connection.ts";

export interface ReaderPlan {
  readonly token?: string;
  /** The latest revision of each chat that this reader follows. It must get no events of other chats. */
  readonly revs: ReadonlyMap<string, number>;
  /** Opens its stream, then never reads from it. */
  readonly neverReads?: boolean;
}

/** What the readers of a process share, and where they report. */
export interface Surroundings {
  readonly address: Address;
  readonly path: string;
  /** Whether readers reconnect when they lose their streams. */
  readonly comeBack: boolean;
  onRead(): void;
  /** @param due when the message was to be sent, where its text says so: microseconds of load/clock.ts */
  onDelivery(due: number | undefined): void;
  onOpen(): void;
  onWrong(error: Error): void;
}

const maxAttempts = 8;

/** One client of the event stream that behaves as docs/events.md describes, except that it shows nothing. */
export class StreamReader implements StreamSink {
  readonly #around: Surroundings;
  readonly #plan: ReaderPlan;
  readonly #progress: Progress;
  #connection: StreamConnection | undefined;
  #lastId = "";
  #attempts = 0;
  #retryMs = 0;
  #lastLoss: Error | undefined;
  #pinged = false;
  #state: "opening" | "live" | "catching up" | "lost" | "cut off" = "opening";
  #timer: NodeJS.Timeout | undefined;

  constructor(plan: ReaderPlan, around: Surroundings) {
    this.#plan = plan;
    this.#around = around;
    this.#progress = new Progress(plan.revs);
  }

  get neverReads(): boolean {
    return this.#plan.neverReads ?? false;
  }

  /** Whether the server has ended this idle reader's stream. */
  get cutOff(): boolean {
    return this.#state === "cut off";
  }

  /** Whether this reader is live and has all changes up to `revs`. */
  isWhole(revs: ReadonlyMap<string, number>): boolean {
    return this.#state === "live" && this.#progress.reached(revs);
  }

  /** Whether a ping has come on the present stream, and with it how long to wait after its loss. */
  get pinged(): boolean {
    return this.#pinged;
  }

  get progress(): Pick<Progress, "revs" | "overtaken"> {
    return this.#progress;
  }

  /** Why this reader is not whole. */
  describeLag(revs: ReadonlyMap<string, number>): string {
    const last = this.#lastLoss ? `, after "${this.#lastLoss.message}"` : "";
    return `is ${this.#state}${last}: ${this.#progress.whatIsMissing(revs) ?? "nothing is missing"}`;
  }

  open(): void {
    this.#pinged = false;
    const { address, path } = this.#around;
    const headers = { accept: "text/event-stream", ...(this.#lastId ? { "last-event-id": this.#lastId } : {}) };
    const request = requestBytes("GET", path, { token: this.#plan.token, headers });
    this.#connection = new StreamConnection(address, request, this);
  }

  /** Reads everything that was sent, which shows whether the stream has ended. */
  readOn(): void {
    this.#connection?.readOn();
  }

  cut(): void {
    this.#connection?.cut();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#connection?.close();
  }

  onRead(): void {
    this.#around.onRead();
  }

  onEvent(frame: EventFrame): void {
    this.#lastId = frame.bytes.toString("latin1", frame.idStart, frame.idEnd);
    const message = scanMessage(frame);
    if (!message) {
      const event = JSON.parse(frame.bytes.toString("utf8", frame.dataStart, frame.dataEnd)) as { type: string };
      if (event.type === "resync") this.#resync();
      return;
    }
    this.#progress.take(message.chatId, message.rev);
    this.#around.onDelivery(message.due);
  }

  onNamed(name: string, data: string): void {
    if (name === "serialized-error" || name === "return") throw new Error(`A stream was refused: ${name} ${data}`);
    if (name === "ping") this.#pinged = true;
    // A reader that reconnects with an id gets what it missed, or else a resync.
    if (name === "connected" && this.#state === "lost" && this.#lastId) this.#state = "live";
  }

  onRetry(milliseconds: number): void {
    this.#retryMs = milliseconds;
  }

  onLost(error: Error): void {
    if (this.neverReads) {
      this.#state = "cut off";
      return;
    }
    this.#lastLoss = error;
    // Events before the last id may be missing.
    if (this.#state === "catching up") this.#lastId = "";
    const comesBack = this.#around.comeBack && this.#state !== "opening" && this.#attempts < maxAttempts;
    if (comesBack) this.#comeBack();
    else this.onWrong(error);
  }

  onWrong(error: Error): void {
    this.#around.onWrong(error);
  }

  #comeBack(): void {
    if (this.#state === "live") this.#attempts = 0;
    this.#state = "lost";
    // As docs/events.md says.
    const longest = Math.min(1_000 * 2 ** this.#attempts, 30_000);
    const backoff = this.#attempts++ === 0 ? 0 : (longest * (1 + Math.random())) / 2;
    this.#timer = setTimeout(() => this.open(), Math.max(this.#retryMs, backoff));
  }

  #resync(): void {
    if (this.#state !== "opening") return void this.#catchUp();
    this.#state = "live";
    if (this.neverReads) this.#connection?.stopReading();
    this.#around.onOpen();
  }

  async #catchUp(): Promise<void> {
    const connection = this.#connection;
    this.#state = "catching up";
    this.#progress.beginCatchUp();
    try {
      await catchUp(this.#around.address, this.#plan.token ?? "", this.#progress);
      if (connection !== this.#connection || this.#state !== "catching up") return;
      this.#progress.endCatchUp();
      this.#state = "live";
    } catch (error) {
      if (connection !== this.#connection || this.#state !== "catching up") return;
      connection?.close();
      this.onLost(error instanceof Error ? error : new Error(String(error)));
    }
  }
}
