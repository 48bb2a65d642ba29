import { join } from "node:path";
import { createRateLimiter, openServices, startErasures, unlimited } from "@parley/api";
import { createApp } from "./app.ts";
import { createAuth } from "./auth/auth.ts";
import type { Config } from "./config.ts";
import type { Logger } from "./log.ts";
import { createMailer } from "./mail/mailer.ts";
import { openDatabase } from "./open-database.ts";
import { loadSecret } from "./secret.ts";
import { explainListenError } from "./start-error.ts";

/** A server that is accepting requests. */
export interface RunningServer {
  readonly driver: "embedded" | "postgres";
  /** Accepts nothing new, finishes what is in progress, then closes the database. */
  stop(): Promise<void>;
}

/**
 * How many connections may wait to be accepted. After a restart thousands of clients may return within a second; Node's default
 * of 511 would overflow, and the clients would retry only after seconds. The system may allow fewer.
 */
const backlog = 8_192;

/** Relative to this file, which works both for the source and for the bundle in `dist/`. */
const webRoot = join(import.meta.dirname, "../../web/dist");

/**
 * Opens the database, migrates it, and listens.
 * @throws StartError or DatabaseStartError with a sentence for the operator; nothing stays open then.
 */
export async function startServer(config: Config, log: Logger): Promise<RunningServer> {
  const onError = (error: unknown, what: string) => log.error({ err: error }, what);
  const secret = await loadSecret(config.dataDir);
  const database = await openDatabase(config, { onError: (error) => onError(error, "the database had trouble") });
  try {
    const services = openServices({
      db: database.db,
      limiter: config.rateLimits ? createRateLimiter() : unlimited,
      publicUrl: config.publicUrl,
      maxStreams: config.maxStreams,
      onError,
    });
    if (!config.rateLimits) log.warn("RATE_LIMITS is off: nothing limits calls or password attempts");
    const { publicUrl, smtpUrl } = config;
    const mailer = createMailer({ smtpUrl, publicUrl, log });
    const auth = createAuth({ db: database.db, bus: services.bus, publicUrl, secret, mailer, onError });
    const app = await createApp({ config, services, outage: database.outage, auth, log, webRoot });
    await app.listen({ port: config.port, host: config.host, backlog }).catch((error) => {
      throw explainListenError(error, config);
    });
    const erasures = startErasures(services);
    return {
      driver: database.driver,
      async stop() {
        await app.close();
        await auth.idle();
        await erasures.stop();
        services.close();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}
