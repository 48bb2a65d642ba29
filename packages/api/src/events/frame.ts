import { isEphemeral, type ParleyEvent } from "./events.ts";

/** One event on its way to any number of streams. Its JSON is made once. */
export class Frame {
  /** Where a client stands that has heard this: what it names when it comes back. */
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
