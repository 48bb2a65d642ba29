import { createApp } from "@parley/server/app";
import { parseConfig } from "@parley/server/config";
import { createLog } from "@parley/server/log";
import { storeCrowd } from "../lab/crowd.ts";
import { fanOutCrowd, fanOutEvent, fanOutGroupId } from "./fan-out-event.ts";
import { takeOrders } from "./orders.ts";
import { openAuth, openServices } from "./trivial.ts";

/*
 * Parley's own stream for the compared crowd: its route, its hub, and the in-process bus, on which events are published
 * as a commit would. Sessions and memberships come from the database as always; only the token's owner is known without
 * a query, because thousands of streams open before anything is measured.
 */
const config = parseConfig(process.env);
const { database, ...services } = await openServices();
const crowd = fanOutCrowd(Number(process.env["PEOPLE"]));
await storeCrowd(database.db, crowd);

const actors = new Map(crowd.people.map(({ token, userId, sessionId }) => [`Bearer ${token}`, { userId, sessionId }]));
const auth = openAuth(services, async ({ authorization }) => actors.get(authorization ?? "") ?? null);
const log = createLog(config.logLevel);
const app = await createApp({ config, services, outage: database.outage, auth, log, webRoot: "" });
takeOrders((number) => services.bus.publish({ topics: [`group:${fanOutGroupId}`], event: fanOutEvent(number) }));
await app.listen({ port: config.port, host: config.host });
process.once("SIGTERM", () => process.exit());
