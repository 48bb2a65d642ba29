import { enforceRate, findPicture, ParleyError, type Services, setPicture } from "@parley/api";
import { limits, pictureRate, type Rate } from "@parley/api/limits";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Auth } from "../auth/auth.ts";
import { addressKey } from "../edge/address.ts";
import type { UnreadAnswers } from "../edge/unread-answers.ts";
import { toSquare } from "./square.ts";

export interface PictureRoutesOptions {
  readonly services: Services;
  readonly unread: UnreadAnswers;
  readonly findActor: Auth["findActor"];
}

const kinds = ["image/jpeg", "image/png", "image/webp"];

/**
 * Scrolling through the members of a large group loads hundreds of pictures, each once. Counted separately from calls, so that
 * looking at pictures never blocks sending.
 */
const lookRate: Rate = { perSecond: 100, burst: 1_000 };

/** Each takes up to 5 MB while it is received and waits. Uploads are rare, so nobody runs into this by chance. */
const maxAtOnce = 30;

/**
 * Profile pictures. `POST` takes the bytes of a file and answers with the own user, like `users.me`; `GET` serves the result to
 * anyone who is signed in and knows its address (docs/decisions/pictures.md).
 */
export function pictureRoutes(scope: FastifyInstance, { services, unread, findActor }: PictureRoutesOptions): void {
  const { db, limiter } = services;

  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser(kinds, { parseAs: "buffer" }, (_request, body, done) => done(null, body));

  /** Runs before the body is read: strangers cannot send megabytes. @returns the id of the person. */
  async function enter(request: FastifyRequest): Promise<string> {
    const actor = await findActor(request.headers);
    enforceRate(limiter, `pictures:${actor?.userId ?? addressKey(request.ip)}`, lookRate);
    if (!actor) throw new ParleyError("SIGNED_OUT");
    return actor.userId;
  }

  const senders = new Map<FastifyRequest, string>();
  scope.route({
    method: "POST",
    url: "/",
    bodyLimit: limits.pictureBytes,
    async onRequest(request, reply) {
      const userId = await enter(request);
      enforceRate(limiter, `picture:${userId}`, pictureRate);
      const kind = request.headers["content-type"]?.split(";")[0]?.trim().toLowerCase() ?? "";
      if (!kinds.includes(kind)) throw new ParleyError("PICTURE_KIND");
      if (Number(request.headers["content-length"]) > limits.pictureBytes) throw new ParleyError("PICTURE_TOO_LARGE");
      if (senders.size >= maxAtOnce) throw new ParleyError("RATE_LIMITED", { retryAfter: 5 });
      // The client may have disconnected during the lookup: then `close` would never come.
      if (request.raw.destroyed) throw new ParleyError("PICTURE_BROKEN");
      senders.set(request, userId);
      // Comes however the request ends. Fastify's hooks miss clients that disconnect during encoding.
      reply.raw.once("close", () => senders.delete(request));
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
      const userId = await enter(request);
      unread.check(userId);
      const { id } = request.params;
      const bytes = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? await findPicture(db, id) : undefined;
      if (!bytes) throw new ParleyError("NOT_FOUND");
      unread.add(userId, reply, bytes.length);
      return serve(reply, bytes);
    },
  });
}

/**
 * A new picture gets a new address, so this one can be cached forever, but only within the session that got it: whoever uses the
 * browser next has to sign in again.
 */
const serve = (reply: FastifyReply, bytes: Buffer) =>
  reply
    .headers({ "cache-control": "private, max-age=31536000, immutable", vary: "cookie, authorization" })
    .type("image/webp")
    .send(bytes);
