import type { Topic } from "./events.ts";
import type { Frame } from "./frame.ts";
import type { Listener } from "./hub.ts";

/** `SERVER_FULL`: not for anything that its person did, who may try again. */
export type Ended = "SIGNED_OUT" | "SERVER_FULL";

/** One stream of a person. It receives events once it is live. */
export interface Stream {
  readonly sessionId: string;
  readonly listener: Listener;
  live: boolean;
  /** Ends it before it is live, whatever it waits for. */
  refuse(why: Ended): void;
}

/** null for a person's own topic, undefined for a topic that comes with no membership. */
export type GroupOfTopic = string | null | undefined;

/** Somebody with open streams. Topics belong to the person: all of their streams receive the same. */
export class Person {
  readonly userId: string;
  readonly streams = new Set<Stream>();
  /** Each topic with the group it belongs to: losing the group ends the topic. */
  readonly topics = new Map<Topic, GroupOfTopic>();
  /** Incremented with each change of what this person may receive. */
  changes = 0;
  /** Settles when the topics have been loaded for the first time. */
  ready: Promise<void> | undefined;
  /** Settles when the load in progress has ended. */
  loading: Promise<void> | undefined;
  #last: Frame | undefined;

  constructor(userId: string) {
    this.userId = userId;
  }

  /** Sends a frame once, however many topics it comes by. */
  send(frame: Frame): void {
    if (frame === this.#last) return;
    this.#last = frame;
    for (const stream of this.streams) if (stream.live) stream.listener.send(frame);
  }
}
