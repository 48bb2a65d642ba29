import { randomBytes } from "node:crypto";
import type { ServerResponse } from "node:http";
import type { WireEvent } from "../history/wire.ts";
import type { Flaw } from "./flaws.ts";

/** Sends an event to everyone for whom `hears` is true. */
export type Tell = (event: WireEvent, hears: (userId: string) => boolean) => void;

interface Stream {
  readonly userId: string;
  readonly token: string;
  readonly response: ServerResponse;
  /** How many message events to withhold; Infinity until a snapshot is taken. */
  withheld: number;
  deliveries: number;
  held: string | undefined;
}

/** The streams of the model, and every event since it started. */
export class ModelStreams {
  readonly #flaw: Flaw | undefined;
  readonly #streams = new Set<Stream>();
  #epoch = "";
  #told: { text: string; hears: (userId: string) => boolean }[] = [];

  constructor(flaw: Flaw | undefined) {
    this.#flaw = flaw;
    this.restart();
  }

  restart(): void {
    this.#streams.clear();
    this.#epoch = randomBytes(4).toString("hex");
    this.#told = [];
  }

  readonly tell: Tell = (event, hears) => {
    const text = `data: ${JSON.stringify(event)}\nid: ${this.#epoch}-${this.#told.length + 1}\n\n`;
    this.#told.push({ text, hears });
    for (const stream of this.#streams) if (hears(stream.userId)) this.#deliver(stream, text, event);
  };

  #deliver(stream: Stream, text: string, event: WireEvent): void {
    if (!("message" in event)) return void stream.response.write(text);
    if (stream.withheld-- > 0) return;
    const odd = ++stream.deliveries % 8 === 0;
    if (this.#flaw === "drops a delivery" && odd) return;
    if (this.#flaw === "delivers events to readers in different orders" && odd) stream.held = text;
    else {
      stream.response.write(text + (stream.held ?? ""));
      stream.held = undefined;
    }
  }

  open(response: ServerResponse, from: { userId: string; token: string; lastEventId: string | undefined }): void {
    const { userId, token, lastEventId } = from;
    const [epoch, number = ""] = lastEventId?.split("-") ?? [];
    const resumes = epoch === this.#epoch;
    if (resumes) {
      const back = this.#flaw === "repeats an event when a stream resumes" ? 1 : 0;
      const missed = this.#told.slice(Math.max(0, Number(number) - back)).filter(({ hears }) => hears(userId));
      if (this.#flaw === "forgets an event when a stream resumes") missed.shift();
      for (const { text } of missed) response.write(text);
    } else {
      response.write(`data: {"type":"resync"}\nid: ${this.#epoch}-${this.#told.length}\n\n`);
    }
    const deaf = !resumes && this.#flaw === "subscribes only after the snapshot";
    const stream = {
      userId,
      token,
      response,
      withheld: deaf ? Number.POSITIVE_INFINITY : 0,
      deliveries: 0,
      held: undefined,
    };
    this.#streams.add(stream);
    response.on("close", () => this.#streams.delete(stream));
  }

  /** Called when a person takes a snapshot. */
  snapshotTaken(userId: string): void {
    for (const stream of this.#streams) if (stream.userId === userId && stream.withheld > 2) stream.withheld = 2;
  }

  /** Ends the streams of sessions that have ended. */
  end(of: (token: string) => boolean): void {
    if (this.#flaw === "sends events to ended sessions") return;
    for (const stream of this.#streams) {
      if (!of(stream.token)) continue;
      this.#streams.delete(stream);
      stream.response.end();
    }
  }
}
