/** The promises of docs/events.md and of the API, as the checker numbers them. */
export type PromiseName = "P1" | "P2" | "P3" | "P4" | "P5" | "P6" | "P7" | "P8";

/** A promise that was broken. */
export interface Violation {
  readonly promise: PromiseName;
  /** One sentence. */
  readonly what: string;
  /** The places of the history that show it. */
  readonly at: readonly number[];
}
