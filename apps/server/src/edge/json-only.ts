import { getTRPCErrorFromUnknown } from "@trpc/server";
import type { FastifyInstance } from "fastify";
import { inputInBody } from "../calls/call-input.ts";

/** These routes take JSON and nothing else: a form on another site can send the other content types without asking. */
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
