import { randomUUID } from "node:crypto";
import { fastifyTRPCPlugin } from "@trpc/server/adapters/fastify";
import Fastify from "fastify";
import { openServices, trivialRouter } from "./trivial.ts";

/** tRPC's own plugin on a bare Fastify, with the same context and without logs, security headers or limits. */
const { database: _database, ...services } = await openServices();
const app = Fastify({ logger: false });
await app.register(fastifyTRPCPlugin, {
  prefix: "/trpc",
  trpcOptions: {
    router: trivialRouter,
    createContext: () => ({ ...services, actor: null, requestId: randomUUID() }),
  },
});
app.get("/healthz", () => "");
await app.listen({ port: Number(process.env["PORT"]), host: "127.0.0.1" });
process.once("SIGTERM", () => process.exit());
