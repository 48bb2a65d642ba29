import { createApp } from "@parley/server/app";
import { parseConfig } from "@parley/server/config";
import { createLog } from "@parley/server/log";
import { openAuth, openServices, trivialRouter } from "./trivial.ts";

/*
 * Parley's own edge with the trivial router: it writes a log line, a request id and security headers for each response,
 * checks the Origin and counts rate limits. Nobody is signed in, so it looks up no session.
 */
const config = parseConfig(process.env);
const { database, ...services } = await openServices();
const auth = openAuth(services, async () => null);
const log = createLog(config.logLevel);
const app = await createApp({
  config,
  services,
  outage: database.outage,
  auth,
  log,
  webRoot: "",
  router: trivialRouter,
});
await app.listen({ port: config.port, host: config.host });
process.once("SIGTERM", () => process.exit());
