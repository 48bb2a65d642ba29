import { isEphemeral, type ParleyEvent } from "./events.ts";

/** One event on its way to any number of streams. Its JSON is made once. */
export class Frame {
  /** What a client that has received this sends as `Last-Event-ID` when it reconnects. */
  readonly id: string;
  readonly event: ParleyEvent;
  readonly ephemeral: boolean;
  #json: string | undefined;

  constructor(id: string, event: ParleyEvent) {
    this.id = id;
    this.event = event;
    this.ephemeral = isEphemeral(event);
  }

  get json(): string {
    this.#json ??= JSON.stringify(this.event);
    return this.#json;
  }
}
