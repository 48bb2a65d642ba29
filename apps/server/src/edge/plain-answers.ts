import { describeError, ParleyError } from "@parley/api";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Logger } from "../log.ts";
import { toCallError } from "./call-errors.ts";

/** How everything but the router refuses: `{ code, message }`, with a request id for unexpected errors. */
export function answerError(log: Logger) {
  return (cause: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const error = toCallError(cause);
    const { reason, message } = describeError(error);
    const unforeseen = reason === "INTERNAL";
    if (error instanceof ParleyError && error.retryAfter) reply.header("retry-after", error.retryAfter);
    if (unforeseen) log.error({ requestId: request.id, err: cause }, "a request failed");
    return reply
      .code(getHTTPStatusCodeFromError(error))
      .send({ code: reason, message, ...(unforeseen ? { requestId: request.id } : {}) });
  };
}

export function answerNotFound(_request: FastifyRequest, reply: FastifyReply) {
  return reply.code(404).send({ code: "NOT_FOUND", message: "There is nothing at this address." });
}
