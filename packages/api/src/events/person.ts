import type { Topic } from "./events.ts";
import type { Frame } from "./frame.ts";
import type { Listener } from "./hub.ts";

/** One stream of a person, on its way to being live or not. */
export interface Stream {
  readonly sessionId: string;
  readonly listener: Listener;
  live: boolean;
  ended: boolean;
}

/** null for a person's own topic, undefined for what no membership opened. */
export type GroupOfTopic = string | null | undefined;

/** Someone who has streams open. What may be heard belongs to the person; all of their streams hear the same. */
export class Person {
  readonly userId: string;
  readonly streams = new Set<Stream>();
  /** Each topic with the group whose end is its end too. */
  readonly topics = new Map<Topic, GroupOfTopic>();
  /** Grows with each change of what this person may hear. */
  changes = 0;
  /** Settles when the topics were loaded for the first time. */
  ready: Promise<void> | undefined;
  /** Settles when the load that is under way has ended. */
  loading: Promise<void> | undefined;
  #last: Frame | undefined;

  constructor(userId: string) {
    this.userId = userId;
  }

  /** Sends a frame once, by however many topics it comes. */
  send(frame: Frame): void {
    if (frame === this.#last) return;
    this.#last = frame;
    for (const stream of this.streams) if (stream.live) stream.listener.send(frame);
  }
}
