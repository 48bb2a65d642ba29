import { findPicture, ParleyError, type Services, setPicture } from "@parley/api";
import { limits, pictureRate } from "@parley/api/limits";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Auth } from "../auth/auth.ts";
import { countCalls } from "../edge/call-limit.ts";
import { toSquare } from "./square.ts";

export interface PictureRoutesOptions {
  readonly services: Services;
  readonly findActor: Auth["findActor"];
}

const kinds = ["image/jpeg", "image/png", "image/webp"];

/**
 * Pictures of people. `POST` takes one, as the bytes of a file, and answers with the own user as `users.me` does; `GET` serves
 * what was made of it, to whoever is signed in and knows its address (docs/decisions/pictures.md).
 */
export function pictureRoutes(scope: FastifyInstance, { services, findActor }: PictureRoutesOptions): void {
  const { db, limiter } = services;

  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser(kinds, { parseAs: "buffer" }, (_request, body, done) => done(null, body));

  /** Before the body is read: a stranger sends us no megabytes. */
  async function enter(request: FastifyRequest): Promise<string> {
    const actor = await findActor(request.headers);
    countCalls(limiter, { actor, address: request.ip }, 1);
    if (!actor) throw new ParleyError("SIGNED_OUT");
    return actor.userId;
  }

  const senders = new WeakMap<FastifyRequest, string>();
  scope.route({
    method: "POST",
    url: "/",
    bodyLimit: limits.pictureBytes,
    async onRequest(request, reply) {
      const userId = await enter(request);
      const retryAfter = limiter.take(`picture:${userId}`, pictureRate);
      if (retryAfter > 0) {
        reply.header("retry-after", retryAfter);
        throw new ParleyError("RATE_LIMITED", { retryAfter });
      }
      const kind = request.headers["content-type"]?.split(";")[0]?.trim().toLowerCase() ?? "";
      if (!kinds.includes(kind)) throw new ParleyError("PICTURE_KIND");
      if (Number(request.headers["content-length"]) > limits.pictureBytes) throw new ParleyError("PICTURE_TOO_LARGE");
      senders.set(request, userId);
    },
    async handler(request) {
      const userId = senders.get(request);
      if (!userId || !Buffer.isBuffer(request.body)) throw new ParleyError("PICTURE_BROKEN");
      return setPicture(services, userId, await toSquare(request.body));
    },
  });

  scope.route<{ Params: { id: string } }>({
    method: ["GET", "HEAD"],
    url: "/:id",
    async handler(request, reply) {
      await enter(request);
      const { id } = request.params;
      const bytes = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? await findPicture(db, id) : undefined;
      if (!bytes) throw new ParleyError("NOT_FOUND");
      return serve(reply, bytes);
    },
  });
}

/** Another picture has another address, so this one is good for ever; but it belongs to people who are signed in. */
const serve = (reply: FastifyReply, bytes: Buffer) =>
  reply.header("cache-control", "private, max-age=31536000, immutable").type("image/webp").send(bytes);
