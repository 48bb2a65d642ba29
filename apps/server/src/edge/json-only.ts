import { getTRPCErrorFromUnknown } from "@trpc/server";
import type { FastifyInstance } from "fastify";
import { inputInBody } from "./call-input.ts";

/** Makes routes accept only JSON: a form on another site can send other content types without a CORS preflight. */
export function takeJsonOnly(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser<Buffer>("application/json", { parseAs: "buffer" }, (_request, body, done) => {
    try {
      done(null, inputInBody(body));
    } catch (error) {
      done(getTRPCErrorFromUnknown(error));
    }
  });
}
