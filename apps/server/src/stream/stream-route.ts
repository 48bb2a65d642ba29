import type { ServerResponse } from "node:http";
import { type Actor, type Context, ParleyError, type Services, toTrpcError } from "@parley/api";
import { lastEventId } from "@parley/api/events/schema";
import { type AnyTRPCRouter, getTRPCErrorShape, TRPCError } from "@trpc/server";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { type CallQuery, inputInQuery } from "../edge/call-input.ts";
import { callerOf, countCalls } from "../edge/call-limit.ts";
import { refuseForeign } from "../edge/guard.ts";
import type { OriginCheck } from "../edge/origin.ts";
import type { Logger } from "../log.ts";
import { Heartbeat, pingSeconds, silenceSeconds } from "./heartbeat.ts";
import { LossWatch } from "./loss-watch.ts";
import { ClientGone, OpeningPace, retryMs } from "./reconnect-pace.ts";
import { StreamWriter } from "./stream-writer.ts";

export interface StreamRouteOptions {
  readonly services: Services;
  /** Determines the shape of errors. */
  readonly router: AnyTRPCRouter;
  findActor(headers: FastifyRequest["headers"]): Promise<Actor | null>;
  readonly isOwnOrigin: OriginCheck;
  readonly log: Logger;
}

type StreamRequest = FastifyRequest<{ Querystring: CallQuery }>;

const path = "events.stream";

/**
 * After this time a client hears that there is a server, even if its stream cannot be opened yet, because thousands come back or
 * the database is slow: otherwise it would take the connection for dead, after ten seconds (docs/events.md), and make another.
 */
const earlyMs = 2_000;
const input = z.strictObject({ lastEventId }).optional();

/**
 * `events.stream` over HTTP, in the format of tRPC's server-sent events: docs/events.md. Written straight to the sockets, one
 * buffer for all; tRPC's own response serialises each event for each client (docs/decisions/own-event-stream.md).
 *
 * A refusal is sent inside a response with status 200, as tRPC does: an EventSource that gets any other status neither reads
 * the reason nor ever reconnects.
 */
export function streamRoute(scope: FastifyInstance, options: StreamRouteOptions): void {
  const { services, router, findActor, isOwnOrigin, log } = options;
  const { hub, limiter } = services;
  const heartbeat = new Heartbeat(hub);
  const lossWatch = new LossWatch();
  const pace = new OpeningPace();
  // Streams never end by themselves.
  scope.addHook("preClose", async () => {
    pace.stop();
    heartbeat.stop();
  });

  // A page of another site could not read a stream, but could use up all streams that a person may have.
  const onRequest = refuseForeign(isOwnOrigin, log);

  scope.get("/events.stream", { onRequest }, async (request: StreamRequest, reply) => {
    const response = reply.hijack().raw;
    const { socket } = response;
    // A pipelined request: if the one before it on this connection is a stream, this one's turn never comes.
    if (!socket) return void request.raw.socket.destroy();
    // The client has already disconnected.
    if (socket.destroyed) return;
    for (const [name, value] of Object.entries(reply.getHeaders())) {
      if (value !== undefined) response.setHeader(name, value);
    }
    response.writeHead(200, {
      "content-type": "text/event-stream",
      // `no-transform`: a compressing proxy would hold events back until it has enough of them.
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    });
    const writer = new StreamWriter(socket, response.chunkedEncoding ? "chunked" : "plain");
    const reassure = () => {
      // A ping, because tRPC's client counts nothing else before `connected`.
      begin(response, writer, "event: ping\ndata:\n\n");
      waiting = setTimeout(reassure, pingSeconds * 1_000);
    };
    let waiting = setTimeout(reassure, earlyMs);
    try {
      const from = readLastEventId(request);
      const askedAt = performance.now();
      const actor = await findActor(request.headers);
      countCalls(limiter, callerOf(actor, request.ip), 1);
      if (!actor) throw new ParleyError("SIGNED_OUT");
      const admission = () => pace.admission(socket);
      const stream = await hub.open({ actor, listener: writer, lastEventId: from, askedAt, admission });
      // Only now, when it is true; and before the missed events.
      const connected = JSON.stringify({ reconnectAfterInactivityMs: silenceSeconds * 1000 });
      begin(response, writer, `event: connected\ndata: ${connected}\n\n`);
      const ends = [heartbeat.add(writer), lossWatch.add(socket), () => stream.close()];
      const close = () => {
        for (const end of ends) end();
      };
      if (socket.destroyed) close();
      else socket.once("close", close);
    } catch (cause) {
      if (cause instanceof ClientGone) return;
      const error = toTrpcError(cause);
      begin(response, writer, `event: serialized-error\ndata: ${JSON.stringify(toShape(error, request))}\n\n`);
      writer.end();
    } finally {
      clearTimeout(waiting);
    }
  });

  /** Writes the headers (once), a frame, and missed events in one write: after a restart this is what a server does most. */
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

/** A browser that reconnects by itself sends the header, which is newer than the URL. */
function readLastEventId(request: StreamRequest): string | undefined {
  const header = request.headers["last-event-id"];
  if (typeof header === "string" && header.length <= 100) return header;
  const { data, error } = input.safeParse(inputInQuery(request.query));
  if (error) throw new TRPCError({ code: "BAD_REQUEST", cause: error });
  return data?.lastEventId ?? undefined;
}
