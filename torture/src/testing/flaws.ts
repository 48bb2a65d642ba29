import type { PromiseName } from "../checker/violation.ts";

/** What a server can do wrong, with the promise that it breaks. */
export const flaws = {
  "acknowledges before it commits": "P1",
  "tells before it commits": "P1",
  "does not recognise a message that is sent again": "P2",
  "skips a rev": "P3",
  "skips a seq": "P3",
  "drops a delivery": "P3",
  "tells two readers two orders": "P3",
  "reads from a copy that lags": "P4",
  "forgets an event when a stream resumes": "P5",
  "repeats an event when a stream resumes": "P5",
  "begins to listen after the snapshot": "P5",
  "stores twice what it does not acknowledge": "P6",
  "stores what it refuses": "P6",
  "tells those who were removed": "P7",
  "tells those who signed out": "P7",
  "answers those who were removed": "P7",
  "does not tell of a new topic": "P8",
  "does not count what one says as read": "P8",
} as const satisfies Record<string, PromiseName>;

export type Flaw = keyof typeof flaws;
