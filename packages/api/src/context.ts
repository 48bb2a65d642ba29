import type { DB } from "@parley/db";
import type { Kysely } from "kysely";
import type { EventBus } from "./events/bus.ts";
import type { Hub } from "./events/hub.ts";
import type { Loaders } from "./loaders.ts";
import type { Presence } from "./presence/presence.ts";
import type { RateLimiter } from "./rate-limiter.ts";

/** Everything that lives as long as the process. Created once by the host; each test creates its own. */
export interface Services {
  readonly db: Kysely<DB>;
  readonly bus: EventBus;
  /** Delivers what the bus carries to people's streams. */
  readonly hub: Hub;
  readonly presence: Presence;
  readonly loaders: Loaders;
  readonly limiter: RateLimiter;
  /** Where people reach this instance, without a trailing slash; invite links start with it. */
  readonly publicUrl: string;
  /** Called for failures that no caller sees, such as an event that could not be published. `what` is for the log. */
  onError(error: unknown, what: string): void;
}

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
