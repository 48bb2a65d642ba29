import type { Services } from "./services.ts";

/** The signed-in person behind a call. The host has authenticated them. */
export interface Actor {
  readonly userId: string;
  readonly sessionId: string;
}

/** What every procedure gets. It knows no HTTP. */
export interface Context extends Services {
  readonly actor: Actor | null;
  /** Shown with unexpected errors and written to the log, so that the two can be matched. */
  readonly requestId: string;
}
