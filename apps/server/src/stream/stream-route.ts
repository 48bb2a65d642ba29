import type { ServerResponse } from "node:http";
import { type Actor, type Context, ParleyError, type Services } from "@parley/api";
import { lastEventId } from "@parley/api/events/schema";
import { type AnyTRPCRouter, getTRPCErrorFromUnknown, getTRPCErrorShape, TRPCError } from "@trpc/server";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { type CallQuery, inputInQuery } from "../calls/call-input.ts";
import { callerOf, countCalls } from "../edge/call-limit.ts";
import { refuseForeign } from "../edge/guard.ts";
import type { OriginCheck } from "../edge/origin.ts";
import type { Logger } from "../log.ts";
import { Heartbeat, silenceSeconds } from "./heartbeat.ts";
import { LossWatch } from "./loss-watch.ts";
import { retryMs } from "./return-pace.ts";
import { StreamWriter } from "./stream-writer.ts";

export interface StreamRouteOptions {
  readonly services: Services;
  /** Whose errors have their shape from here. */
  readonly router: AnyTRPCRouter;
  findActor(headers: FastifyRequest["headers"]): Promise<Actor | null>;
  readonly isOwnOrigin: OriginCheck;
  readonly log: Logger;
}

type StreamRequest = FastifyRequest<{ Querystring: CallQuery }>;

const path = "events.stream";
const input = z.strictObject({ lastEventId }).optional();

/**
 * `events.stream` over HTTP, in the format of tRPC's server-sent events: docs/events.md. Written straight to the sockets,
 * one buffer to all; tRPC's own response serialises each event for each client (docs/decisions/own-event-stream.md).
 *
 * Why there is no stream is said inside a response of status 200, as tRPC does it: an EventSource that gets any other
 * status neither reads the reason nor ever comes back.
 */
export function streamRoute(scope: FastifyInstance, options: StreamRouteOptions): void {
  const { services, router, findActor, isOwnOrigin, log } = options;
  const { hub, limiter } = services;
  const heartbeat = new Heartbeat(hub);
  const lossWatch = new LossWatch();
  // Streams never finish by themselves.
  scope.addHook("preClose", async () => heartbeat.stop());

  // A page of another site could not read a stream, but take all that a person may have.
  const onRequest = refuseForeign(isOwnOrigin, log);

  scope.get("/events.stream", { onRequest }, async (request: StreamRequest, reply) => {
    const response = reply.hijack().raw;
    const { socket } = response;
    // Sent behind another request on the same connection without waiting for its answer: if that is a stream, this turn never comes.
    if (!socket) return void request.raw.socket.destroy();
    // Gone again before its turn.
    if (socket.destroyed) return;
    for (const [name, value] of Object.entries(reply.getHeaders())) {
      if (value !== undefined) response.setHeader(name, value);
    }
    response.writeHead(200, {
      "content-type": "text/event-stream",
      // `no-transform`: a proxy that compresses holds events back until it has enough of them.
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    });
    const writer = new StreamWriter(socket, response.chunkedEncoding ? "chunked" : "plain");
    try {
      const from = readLastEventId(request);
      const askedAt = performance.now();
      const actor = await findActor(request.headers);
      countCalls(limiter, callerOf(actor, request.ip), 1);
      if (!actor) throw new ParleyError("SIGNED_OUT");
      if (socket.destroyed) return;
      const stream = await hub.open({ actor, listener: writer, lastEventId: from, askedAt });
      // Only now, so that it means what it says; and before what was missed.
      const connected = JSON.stringify({ reconnectAfterInactivityMs: silenceSeconds * 1000 });
      begin(response, writer, `event: connected\ndata: ${connected}\n\n`);
      const ends = [heartbeat.add(writer), lossWatch.add(socket), () => stream.close()];
      const close = () => {
        for (const end of ends) end();
      };
      if (socket.destroyed) close();
      else socket.once("close", close);
    } catch (cause) {
      const error = getTRPCErrorFromUnknown(cause);
      begin(response, writer, `event: serialized-error\ndata: ${JSON.stringify(toShape(error, request))}\n\n`);
      writer.end();
    }
  });

  /** Writes the head, the first frame, and what was missed, all at once: after a restart this is what a server does most. */
  function begin(response: ServerResponse, writer: StreamWriter, frame: string): void {
    response.socket?.cork();
    response.flushHeaders();
    writer.write(`retry: ${retryMs(hub.size, Math.random())}\n${frame}`);
    writer.flush();
    response.socket?.uncork();
  }

  function toShape(error: TRPCError, request: StreamRequest) {
    if (error.code === "INTERNAL_SERVER_ERROR") {
      log.error({ requestId: request.id, path, err: error.cause ?? error }, "a stream could not be opened");
    }
    const ctx: Context = { ...services, actor: null, requestId: request.id };
    return getTRPCErrorShape({
      config: router._def._config,
      error,
      type: "subscription",
      path,
      input: undefined,
      ctx,
    });
  }
}

/** A browser that comes back by itself sends the header, which is newer than what its address says. */
function readLastEventId(request: StreamRequest): string | undefined {
  const header = request.headers["last-event-id"];
  if (typeof header === "string" && header.length <= 100) return header;
  const { data, error } = input.safeParse(inputInQuery(request.query));
  if (error) throw new TRPCError({ code: "BAD_REQUEST", cause: error });
  return data?.lastEventId ?? undefined;
}
