import type { DB } from "@parley/db";
import type { Kysely } from "kysely";
import { createInProcessBus, type EventBus } from "./events/bus.ts";
import { Hub } from "./events/hub.ts";
import { createLoaders, type Loaders } from "./loaders.ts";
import { Presence } from "./presence/presence.ts";
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

export interface ServicesOptions {
  readonly db: Kysely<DB>;
  readonly limiter: RateLimiter;
  readonly publicUrl: string;
  readonly maxStreams?: number;
  onError(error: unknown, what: string): void;
}

/** The services of one process, to be closed when it stops. */
export interface OpenServices extends Services {
  /** Ends all streams. The database stays open: whoever opened it closes it. */
  close(): void;
}

/** Wires up the services of one process. Close them before the database. */
export function openServices(options: ServicesOptions): OpenServices {
  const { db, limiter, publicUrl, onError } = options;
  const bus = createInProcessBus(onError);
  const hub = new Hub({ ...options, bus });
  const presence = new Presence({ hub, bus });
  return {
    db,
    bus,
    hub,
    presence,
    loaders: createLoaders(db),
    limiter,
    publicUrl,
    onError,
    close() {
      presence.close();
      hub.close();
    },
  };
}
