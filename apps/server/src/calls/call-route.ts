import { type Actor, type Context, ParleyError, type Services, toTrpcError } from "@parley/api";
import { limits } from "@parley/api/limits";
import {
  type AnyTRPCRouter,
  callTRPCProcedure,
  getTRPCErrorShape,
  type TRPCError,
  type TRPCProcedureType,
} from "@trpc/server";
import { getHTTPStatusCode } from "@trpc/server/http";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { malformed, toCallError, wrongMethod } from "../edge/call-errors.ts";
import { batchInputs, type CallQuery, inputInQuery, isBatch } from "../edge/call-input.ts";
import { callerOf, countAnswer, countCalls } from "../edge/call-limit.ts";
import { atEndOfTurn } from "../edge/end-of-turn.ts";
import { takeJsonOnly } from "../edge/json-only.ts";
import type { UnreadAnswers } from "../edge/unread-answers.ts";
import type { Logger } from "../log.ts";

export interface CallRouteOptions {
  readonly router: AnyTRPCRouter;
  readonly services: Services;
  readonly unread: UnreadAnswers;
  /** Finds the person behind a request; called once, however many calls the request carries. */
  findActor(headers: FastifyRequest["headers"]): Promise<Actor | null>;
  /** The same for {@link reconnectCalls}, which are in no hurry. */
  findReconnectingActor(headers: FastifyRequest["headers"]): Promise<Actor | null>;
  readonly log: Logger;
}

/** What thousands of clients call at the same time when they have lost their streams. */
const reconnectCalls: ReadonlySet<string> = new Set(["sync.snapshot", "messages.changes"]);

type CallRequest = FastifyRequest<{ Params: { "*": string }; Querystring: CallQuery }>;

/** What one call is answered, written at once: what it was made from may go, however many others of its batch take longer. */
interface Answer {
  readonly status: number;
  readonly json: string;
}

/** What the calls of one request have in common. */
interface CallOf {
  readonly kind: "query" | "mutation";
  readonly context: Context;
  /** For the limits. */
  readonly caller: string;
  readonly reply: FastifyReply;
}

/**
 * tRPC over HTTP as the stock `httpLink` and `httpBatchLink` speak it, without the Request, Response and AbortSignal that the
 * stock adapters build for each request, which cost more than everything else. See stock-clients.test.ts.
 *
 * A call gets no signal on purpose: a client that disconnects does not stop a mutation halfway.
 * Subscriptions are not calls. A stream registers a route of its own under its full path, which takes precedence over `/*`.
 */
export function callRoute(scope: FastifyInstance, options: CallRouteOptions): void {
  const { router, services, unread, findActor, findReconnectingActor, log } = options;

  takeJsonOnly(scope);
  scope.route({
    method: ["GET", "POST"],
    url: "/*",
    bodyLimit: limits.bodyBytes,
    // Returns no promise: Fastify would track each answer until its last byte is sent.
    handler: (request: CallRequest, reply) => void answerCalls(request, reply).catch((error) => reply.send(error)),
  });
  scope.route({ method: "HEAD", url: "/*", handler: (_request, reply) => reply.code(204).send() });
  scope.route({
    method: "OPTIONS",
    url: "/*",
    // No Access-Control headers: pages of other origins may not make calls.
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

  const { db, bus, hub, presence, loaders, limiter, publicUrl, onError } = services;
  /** Field by field: spreading the services would cost a tenth of a whole call. */
  function createContext(actor: Actor | null, requestId: string): Context {
    return { db, bus, hub, presence, loaders, limiter, publicUrl, onError, actor, requestId };
  }

  async function answerCalls(request: CallRequest, reply: FastifyReply): Promise<void> {
    const kind = request.method === "GET" ? "query" : "mutation";
    if (kind === "mutation" && request.headers["content-type"] === undefined) {
      throw malformed("UNSUPPORTED_MEDIA_TYPE", "Say that this is JSON, with the content type application/json.");
    }
    const path = request.params["*"];
    const isBatched = isBatch(request.query);
    const paths = isBatched ? path.split(",") : [path];
    const count = paths.length;
    if (count > limits.batchSize) throw new ParleyError("BATCH_TOO_LARGE");

    const isReconnecting = paths.every((each) => reconnectCalls.has(each));
    const actor = await (isReconnecting ? findReconnectingActor : findActor)(request.headers);
    const caller = callerOf(actor, request.ip);
    countCalls(limiter, caller, count);
    unread.check(caller);

    const of = { kind, context: createContext(actor, request.id), caller, reply } as const;
    const input = kind === "query" ? inputInQuery(request.query) : request.body;
    const answer = isBatched ? await callAll(paths, input, of) : await call({ path, index: 0, input }, of);
    unread.add(caller, reply, answer.json.length);
    sendSoon({ reply, ...answer });
  }

  /** A batch. Its status is that of all answers, or 207 where they differ. */
  async function callAll(paths: readonly string[], input: unknown, of: CallOf): Promise<Answer> {
    const inputs = batchInputs(input);
    const answers = await Promise.all(paths.map((path, index) => call({ path, index, input: inputs[index] }, of)));
    const statuses = new Set(answers.map(({ status }) => status));
    const [status = 207] = statuses.size === 1 ? statuses : [];
    return { status, json: `[${answers.map(({ json }) => json).join(",")}]` };
  }

  async function call(
    { path, index, input }: { path: string; index: number; input: unknown },
    { kind, context, caller, reply }: CallOf,
  ): Promise<Answer> {
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
      const json = JSON.stringify({ result: { data } });
      // What a mutation has done is done; its answer is short.
      if (kind === "query") countAnswer(limiter, caller, json.length);
      return { status: 200, json };
    } catch (cause) {
      return describe(toTrpcError(cause), { path, type, context, reply });
    }
  }

  function refuse(error: TRPCError, request: FastifyRequest, reply: FastifyReply) {
    const context = createContext(null, request.id);
    return send({ reply, ...describe(error, { path: undefined, type: undefined, context, reply }) });
  }

  function describe(
    error: TRPCError,
    at: { path: string | undefined; type: TRPCProcedureType | undefined; context: Context; reply: FastifyReply },
  ): Answer {
    if (error.code === "INTERNAL_SERVER_ERROR") {
      log.error({ requestId: at.context.requestId, path: at.path, err: error.cause ?? error }, "a call failed");
    }
    if (error instanceof ParleyError && error.retryAfter) {
      // In a batch, the longest wait counts.
      const longest = Number(at.reply.getHeader("retry-after") ?? 0);
      at.reply.header("retry-after", Math.max(longest, error.retryAfter));
    }
    const shape = getTRPCErrorShape({
      config: router._def._config,
      error,
      type: at.type ?? "unknown",
      path: at.path,
      input: undefined,
      ctx: at.context,
    });
    return { status: getHTTPStatusCode({ error: shape }), json: JSON.stringify({ error: shape }) };
  }
}

const send = ({ reply, status, json }: Answer & { reply: FastifyReply }) =>
  reply.code(status).header("content-type", "application/json").send(json);

const sendSoon = atEndOfTurn((answer: Parameters<typeof send>[0]) => void send(answer));
