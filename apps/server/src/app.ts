import { randomUUID } from "node:crypto";
import type { Socket } from "node:net";
import { appRouter, picturePath, type Services } from "@parley/api";
import type { OpenDatabase } from "@parley/db";
import type { AnyTRPCRouter } from "@trpc/server";
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import type { Auth } from "./auth/auth.ts";
import { authRoutes } from "./auth/routes.ts";
import { callRoute } from "./calls/call-route.ts";
import type { Config } from "./config.ts";
import { guardSessions } from "./edge/guard.ts";
import { createOriginCheck } from "./edge/origin.ts";
import { answerError, answerNotFound } from "./edge/plain-answers.ts";
import { createRequestLog } from "./edge/request-log.ts";
import { securityHeaders } from "./edge/security-headers.ts";
import { UnreadAnswers } from "./edge/unread-answers.ts";
import { healthRoutes, logOutages } from "./health.ts";
import type { Logger } from "./log.ts";
import { pictureRoutes } from "./pictures/picture-routes.ts";
import { streamRoute } from "./stream/stream-route.ts";
import { loadWebFiles } from "./web/web-files.ts";
import { showPage, webRoute } from "./web/web-route.ts";

export interface AppOptions {
  readonly config: Config;
  readonly services: Services;
  readonly outage: OpenDatabase["outage"];
  readonly log: Logger;
  readonly auth: Auth;
  /** The folder that the web client was built into. */
  readonly webRoot: string;
  /** For tests; the default is Parley's own. */
  readonly router?: AnyTRPCRouter;
}

/** The whole HTTP side of Parley. Listening, and closing what was passed in, is up to the caller. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const { config, services, outage, log, auth, router = appRouter } = options;
  const headers = securityHeaders(config.publicUrl);
  const web = { files: await loadWebFiles(options.webRoot), headers: headers.page };
  const refuse = answerError(log);
  const logRequest = createRequestLog(log);
  const begin = (request: FastifyRequest, reply: FastifyReply) =>
    reply.headers(headers.data).header("x-request-id", request.id);

  const app = Fastify({
    // edge/request-log.ts logs instead: one line per request, without anything that must not be in a log.
    logger: false,
    genReqId: () => randomUUID(),
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    // A client that sends its request slowly gets no more time than this.
    requestTimeout: 60_000,
    exposeHeadRoutes: false,
    // A malformed URL never reaches a hook.
    async frameworkErrors(error, request, reply) {
      begin(request, reply);
      const began = performance.now();
      reply.raw.once("finish", () => logRequest(request, reply, performance.now() - began));
      const shown = await showPage(web, request, reply).catch(() => false);
      if (!shown) refuse(error, request, reply);
    },
  });

  app.addHook("onRequest", (request, reply, done) => {
    begin(request, reply);
    done();
  });
  app.addHook("onResponse", (request, reply, done) => {
    logRequest(request, reply, reply.elapsedTime);
    done();
  });
  sweepWhileClosing(app);
  app.setErrorHandler(refuse);
  app.setNotFoundHandler(answerNotFound);

  logOutages(outage, log);
  healthRoutes(app, { db: services.db, outage });
  app.register(async (scope) => {
    const isOwnOrigin = createOriginCheck(config);
    guardSessions(scope, isOwnOrigin, log);
    scope.register(async (routes) => authRoutes(routes, { auth, log, ...services }), { prefix: "/api/auth" });
    const { findActor, findReconnectingActor } = auth;
    const unread = new UnreadAnswers();
    scope.register(async (routes) => pictureRoutes(routes, { services, unread, findActor }), { prefix: picturePath });
    scope.register(
      async (routes) => {
        streamRoute(routes, { router, services, findActor: findReconnectingActor, isOwnOrigin, log });
        callRoute(routes, { router, services, unread, findActor, findReconnectingActor, log });
      },
      { prefix: "/trpc" },
    );
  });
  webRoute(app, web);
  return app;
}

/**
 * Connections become idle when their last answer is sent, and browsers open some before they need them. Left alone, each of
 * them would delay a closing server by a minute.
 */
function sweepWhileClosing(app: FastifyInstance): void {
  let sweep: NodeJS.Timeout | undefined;
  const sockets = new Set<Socket>();
  app.server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  app.addHook("preClose", async () => {
    sweep = setInterval(() => {
      app.server.closeIdleConnections();
      // Node considers a connection idle only after its first request.
      for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
    }, 50);
  });
  app.addHook("onClose", async () => clearInterval(sweep));
}
