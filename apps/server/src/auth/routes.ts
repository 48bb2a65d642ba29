import { describeError, type EventBus, enforceRate, ParleyError, type RateLimiter } from "@parley/api";
import { attemptRates, limits } from "@parley/api/limits";
import type { DB } from "@parley/db";
import type { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Kysely } from "kysely";
import { addressKey } from "../edge/address.ts";
import { toCallError } from "../edge/call-errors.ts";
import { takeJsonOnly } from "../edge/json-only.ts";
import type { Logger } from "../log.ts";
import { type AllowedRoute, allowedRoutes, type ForwardedRequest, type RouteContext } from "./allowed-routes.ts";
import type { Auth } from "./auth.ts";
import { sentenceFor } from "./sentences.ts";
import { readBearer } from "./session.ts";

export interface AuthRoutesOptions {
  readonly auth: Auth;
  readonly db: Kysely<DB>;
  readonly bus: EventBus;
  readonly limiter: RateLimiter;
  readonly publicUrl: string;
  readonly log: Logger;
}

/**
 * Serves the allowed routes below /api/auth, validates their input and counts attempts. Refusals are `{ code, message }`, as
 * better-auth's clients expect, with a sentence for people.
 */
export function authRoutes(scope: FastifyInstance, options: AuthRoutesOptions): void {
  const { auth, db, bus, limiter, publicUrl, log } = options;

  takeJsonOnly(scope);
  scope.addHook("onRequest", async (_request, reply) => {
    reply.header("cache-control", "no-store");
  });
  scope.setErrorHandler((error, request, reply) => refuse(toCallError(error), request, reply));
  for (const route of allowedRoutes) {
    const { method, path: url } = route;
    const handler = (request: FastifyRequest, reply: FastifyReply) => answer(route, request, reply);
    scope.route({ method, url, bodyLimit: limits.bodyBytes, handler });
  }

  async function answer(route: AllowedRoute, request: FastifyRequest, reply: FastifyReply) {
    const outcome = await route.handle(contextOf(request), request.body ?? {});
    if ("forward" in outcome) {
      const { forward, account } = outcome;
      const response = await auth.handle(toRequest(route, forward, request));
      if (response.ok && account) response.headers.append("set-cookie", auth.knownBrowser.cookieFor(account));
      return relay(response, reply);
    }
    if (outcome.afterwards) {
      auth.inBackground(finish(toRequest(route, outcome.afterwards, request)), `${route.path} could not be finished`);
    }
    return reply.send(outcome.answer);
  }

  function contextOf(request: FastifyRequest): RouteContext {
    const take = (rate: keyof typeof attemptRates, key: string) =>
      enforceRate(limiter, `${rate}:${key}`, attemptRates[rate]);
    return {
      db,
      bus,
      findActor: () => auth.findActor(request.headers),
      async getActor() {
        const actor = await auth.findActor(request.headers);
        if (!actor) throw new ParleyError("SIGNED_OUT");
        return actor;
      },
      speaksForSomebody: request.headers["x-parley-user"] !== undefined,
      countAttempt: (rate, account) => take(rate, account ?? addressKey(request.ip)),
      countGuess(account) {
        const browser = auth.knownBrowser.idOf(request.headers, account);
        take("signInByAccount", browser ? `${account} in ${browser}` : account);
      },
    };
  }

  /** Built from scratch, so that nothing else gets through: no foreign host, no query, no header that is not named here. */
  function toRequest(route: AllowedRoute, forwarded: ForwardedRequest, request: FastifyRequest): Request {
    const headers = new Headers({ "x-parley-address": request.ip });
    const { cookie, "user-agent": userAgent } = request.headers;
    const bearer = readBearer(request.headers);
    if (bearer) headers.set("authorization", `Bearer ${bearer}`);
    else if (cookie) headers.set("cookie", cookie);
    if (userAgent) headers.set("user-agent", userAgent.slice(0, 300));
    if (forwarded.body) headers.set("content-type", "application/json");
    const body = forwarded.body ? JSON.stringify(forwarded.body) : null;
    return new Request(`${publicUrl}/api/auth${forwarded.to}`, { method: route.method, headers, body });
  }

  async function finish(request: Request): Promise<void> {
    const response = await auth.handle(request);
    if (!response.ok) throw new Error(`better-auth answered ${response.status}: ${await response.text()}`);
  }

  async function relay(response: Response, reply: FastifyReply) {
    const body: unknown = await response.json().catch(() => null);
    if (response.status >= 500) throw new Error(`better-auth answered ${response.status}`, { cause: body });
    reply.code(response.status);
    for (const cookie of response.headers.getSetCookie()) reply.header("set-cookie", cookie);
    const token = response.headers.get("set-auth-token");
    if (token) reply.header("set-auth-token", token);
    if (response.ok) return reply.header("content-type", "application/json").send(JSON.stringify(withoutToken(body)));
    const code = isRecord(body) && typeof body["code"] === "string" ? body["code"] : "INVALID_INPUT";
    return reply.send({ code, message: sentenceFor(code) });
  }

  function refuse(error: TRPCError, request: FastifyRequest, reply: FastifyReply) {
    const { reason: code, message, issues } = describeError(error);
    if (code === "INTERNAL") log.error({ requestId: request.id, err: error.cause ?? error }, "sign-in failed");
    if (error instanceof ParleyError && error.retryAfter) reply.header("retry-after", error.retryAfter);
    return reply.code(getHTTPStatusCodeFromError(error)).send({
      code,
      message,
      ...(issues ? { issues } : {}),
      ...(code === "INTERNAL" ? { requestId: request.id } : {}),
    });
  }
}

/** `get-session` would return the token, which the HttpOnly cookie hides from scripts: an injected script must not read it. */
function withoutToken(body: unknown): unknown {
  if (!isRecord(body) || !isRecord(body["session"])) return body;
  const { token: _, ...session } = body["session"];
  return { ...body, session };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
