import { EventEmitter, on } from "node:events";
import { createServer } from "node:http";
import { initTRPC, tracked } from "@trpc/server";
import { createHTTPHandler } from "@trpc/server/adapters/standalone";
import { fanOutEvent } from "./fan-out-event.ts";
import { takeOrders } from "./orders.ts";

/** A subscription as in tRPC's documentation: a generator for each client, all of them on one emitter. */
const t = initTRPC.create({ isDev: false });
const emitter = new EventEmitter();
emitter.setMaxListeners(0);

const router = t.router({
  stream: t.procedure.subscription(async function* ({ signal }) {
    const published = on(emitter, "published", signal ? { signal } : {});
    yield tracked("5f0c1b225f0c-0", { type: "resync" });
    for await (const [id, event] of published) yield tracked(String(id), event);
  }),
});

const handle = createHTTPHandler({ router });
const server = createServer((request, response) => {
  if (request.url === "/healthz") response.end();
  else handle(request, response);
});

takeOrders((number) => {
  // Dates are strings already, which saves this server some work.
  emitter.emit("published", `5f0c1b225f0c-${number}`, JSON.parse(JSON.stringify(fanOutEvent(number))));
});
server.listen(Number(process.env["PORT"]), "127.0.0.1");
process.once("SIGTERM", () => process.exit());
