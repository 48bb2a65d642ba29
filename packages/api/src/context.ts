import type { DB } from "@parley/db";
import type { Kysely } from "kysely";
import type { EventBus } from "./events/bus.ts";
import type { Hub } from "./events/hub.ts";
import type { Loaders } from "./loaders.ts";
import type { Presence } from "./presence/presence.ts";
import type { RateLimiter } from "./rate-limiter.ts";

/** What lives as long as the process. Made once by the host; a test makes its own. */
export interface Services {
  readonly db: Kysely<DB>;
  readonly bus: EventBus;
  /** Brings what the bus carries to the streams of people. */
  readonly hub: Hub;
  readonly presence: Presence;
  readonly loaders: Loaders;
  readonly limiter: RateLimiter;
  /** Where people reach this instance, without a slash at the end; links in invites start with it. */
  readonly publicUrl: string;
  /** Told of failures that no caller sees, such as an event that could not be published. */
  onError(error: unknown, what: string): void;
}

/** The signed-in person behind a call. Who this is has been proved by the host. */
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
