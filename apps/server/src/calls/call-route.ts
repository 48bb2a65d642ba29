import { type Actor, type Context, ParleyError, type Services } from "@parley/api";
import { limits } from "@parley/api/limits";
import {
  type AnyTRPCRouter,
  callTRPCProcedure,
  getTRPCErrorFromUnknown,
  getTRPCErrorShape,
  type TRPCError,
  type TRPCProcedureType,
} from "@trpc/server";
import { getHTTPStatusCode } from "@trpc/server/http";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { countCalls } from "../edge/call-limit.ts";
import { takeJsonOnly } from "../edge/json-only.ts";
import type { Logger } from "../log.ts";
import { malformed, toCallError, wrongMethod } from "./call-errors.ts";
import { type CallQuery, inputInQuery, inputsByPlace, isBatch } from "./call-input.ts";

export interface CallRouteOptions {
  readonly router: AnyTRPCRouter;
  readonly services: Services;
  /** Who is behind the credentials of a request; asked once, however many calls it carries. */
  findActor(headers: FastifyRequest["headers"]): Promise<Actor | null>;
  readonly log: Logger;
}

type CallRequest = FastifyRequest<{ Params: { "*": string }; Querystring: CallQuery }>;
type Answer = { result: { data: unknown } } | { error: ReturnType<typeof getTRPCErrorShape> };

/**
 * tRPC over HTTP as the stock `httpLink` and `httpBatchLink` speak it, without the Request, Response and AbortSignal
 * that the stock adapters build for each request: seven times their throughput. See call-route.contract.test.ts.
 *
 * A call gets no signal on purpose: a client that goes away does not stop a mutation halfway.
 * Subscriptions are not calls. A stream registers a route of its own under its full path, which goes before `/*`.
 */
export function callRoute(scope: FastifyInstance, options: CallRouteOptions): void {
  const { router, services, findActor, log } = options;

  takeJsonOnly(scope);
  scope.route({ method: ["GET", "POST"], url: "/*", bodyLimit: limits.bodyBytes, handler: answerCalls });
  scope.route({ method: "HEAD", url: "/*", handler: (_request, reply) => reply.code(204).send() });
  scope.route({
    method: "OPTIONS",
    url: "/*",
    // No Access-Control headers: pages of other origins may not call.
    handler: (_request, reply) => reply.code(204).header("allow", "GET, POST, HEAD, OPTIONS").send(),
  });
  scope.route({
    method: ["PUT", "PATCH", "DELETE"],
    url: "/*",
    handler: () => {
      throw malformed("METHOD_NOT_SUPPORTED", "Ask queries with GET and call mutations with POST.");
    },
  });
  scope.setErrorHandler((cause, request, reply) => refuse(toCallError(cause), request, reply));

  async function answerCalls(request: CallRequest, reply: FastifyReply) {
    const kind = request.method === "GET" ? "query" : "mutation";
    if (kind === "mutation" && request.headers["content-type"] === undefined) {
      throw malformed("UNSUPPORTED_MEDIA_TYPE", "Say that this is JSON, with the content type application/json.");
    }
    const batch = isBatch(request.query);
    const paths = batch ? request.params["*"].split(",") : [request.params["*"]];
    if (paths.length > limits.batchSize) throw new ParleyError("BATCH_TOO_LARGE");

    const actor = await findActor(request.headers);
    countCalls(services.limiter, { actor, address: request.ip }, paths.length);

    const context: Context = { ...services, actor, requestId: request.id };
    const inputOf = inputsByPlace(kind === "query" ? inputInQuery(request.query) : request.body, batch);
    const answers = await Promise.all(
      paths.map((path, index) => call({ path, kind, index, input: inputOf(index), context, reply })),
    );
    return send(reply, batch ? answers : answers[0]);
  }

  interface Call {
    readonly path: string;
    readonly kind: "query" | "mutation";
    readonly index: number;
    readonly input: unknown;
    readonly context: Context;
    readonly reply: FastifyReply;
  }

  async function call({ path, kind, index, input, context, reply }: Call): Promise<Answer> {
    const type: TRPCProcedureType | undefined = router._def.procedures[path]?._def.type;
    try {
      if (type !== undefined && type !== kind) throw wrongMethod[type]();
      const data: unknown = await callTRPCProcedure({
        router,
        path,
        type: kind,
        ctx: context,
        getRawInput: async () => input,
        signal: undefined,
        batchIndex: index,
      });
      return { result: { data } };
    } catch (cause) {
      return describe(getTRPCErrorFromUnknown(cause), { path, type, context, reply });
    }
  }

  function refuse(error: TRPCError, request: FastifyRequest, reply: FastifyReply) {
    const context: Context = { ...services, actor: null, requestId: request.id };
    return send(reply, describe(error, { path: undefined, type: undefined, context, reply }));
  }

  function describe(
    error: TRPCError,
    at: { path: string | undefined; type: TRPCProcedureType | undefined; context: Context; reply: FastifyReply },
  ): Answer {
    if (error.code === "INTERNAL_SERVER_ERROR") {
      log.error({ requestId: at.context.requestId, path: at.path, err: error.cause ?? error }, "a call failed");
    }
    if (error instanceof ParleyError && error.retryAfter) at.reply.header("retry-after", error.retryAfter);
    return {
      error: getTRPCErrorShape({
        config: router._def._config,
        error,
        type: at.type ?? "unknown",
        path: at.path,
        input: undefined,
        ctx: at.context,
      }),
    };
  }
}

function send(reply: FastifyReply, answer: Answer | Answer[] | undefined) {
  const body = JSON.stringify(answer);
  return reply
    .code(answer ? getHTTPStatusCode(answer) : 500)
    .header("content-type", "application/json")
    .send(body);
}
