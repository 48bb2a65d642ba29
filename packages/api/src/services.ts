import type { DB } from "@parley/db";
import type { Kysely } from "kysely";
import type { Services } from "./context.ts";
import { createInProcessBus } from "./events/bus.ts";
import { Hub } from "./events/hub.ts";
import { createLoaders } from "./loaders.ts";
import { Presence } from "./presence/presence.ts";
import type { RateLimiter } from "./rate-limiter.ts";

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
