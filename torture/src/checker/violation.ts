/** The promises of docs/events.md and the API, numbered as in the README. */
export type PromiseName = "P1" | "P2" | "P3" | "P4" | "P5" | "P6" | "P7" | "P8";

/** A broken promise. */
export interface Violation {
  readonly promise: PromiseName;
  /** One sentence. */
  readonly what: string;
  /** The places in the history that prove it. */
  readonly at: readonly number[];
}
