import type { PromiseName } from "../checker/violation.ts";

/** The flaws that a model server can have, with the promise that each breaks. */
export const flaws = {
  "acknowledges before it commits": "P1",
  "publishes before it commits": "P1",
  "stores a retried send as a new message": "P2",
  "skips a rev": "P3",
  "skips a seq": "P3",
  "drops a delivery": "P3",
  "delivers events to readers in different orders": "P3",
  "reads from a lagging replica": "P4",
  "forgets an event when a stream resumes": "P5",
  "repeats an event when a stream resumes": "P5",
  "subscribes only after the snapshot": "P5",
  "stores an unacknowledged message twice": "P6",
  "stores a message that it refuses": "P6",
  "sends events to removed members": "P7",
  "sends events to ended sessions": "P7",
  "answers queries of removed members": "P7",
  "does not publish a topic change": "P8",
  "counts a person's own messages as unread": "P8",
} as const satisfies Record<string, PromiseName>;

export type Flaw = keyof typeof flaws;
