import { ParleyError } from "@parley/api";
import type { FastifyInstance, onRequestHookHandler } from "fastify";
import type { Logger } from "../log.ts";
import type { OriginCheck } from "./origin.ts";

const harmless = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * For routes with sessions: their answers belong to one person, so no cache may keep them, and requests that change something
 * must not come from another site.
 */
export function guardSessions(scope: FastifyInstance, isOwnOrigin: OriginCheck, log: Logger): void {
  const refuse = refuseForeign(isOwnOrigin, log);
  scope.addHook("onRequest", function (request, reply, done) {
    reply.header("cache-control", "no-store");
    if (harmless.has(request.method)) done();
    else refuse.call(this, request, reply, done);
  });
}

/** Refuses requests from pages of other sites. */
export function refuseForeign(isOwnOrigin: OriginCheck, log: Logger): onRequestHookHandler {
  return (request, _reply, done) => {
    if (isOwnOrigin(request.headers)) return done();
    const { origin, host } = request.headers;
    log.warn({ requestId: request.id, origin, host }, "refused a request of another origin; is PUBLIC_URL right?");
    done(new ParleyError("BAD_ORIGIN"));
  };
}
