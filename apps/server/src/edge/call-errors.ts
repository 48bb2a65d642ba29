import { ParleyError, toTrpcError } from "@parley/api";
import { TRPCError } from "@trpc/server";
import { ZodRealError } from "zod";

/** A refusal by the edge itself: `INVALID_INPUT` with a sentence of its own and the status of `code`. */
export function malformed(code: TRPCError["code"], sentence: string): TRPCError {
  return new TRPCError({
    code,
    cause: new ZodRealError([{ code: "custom", path: [], message: sentence, input: undefined }]),
  });
}

/** Turns an error that happened before any procedure ran into one of the router's errors. */
export function toCallError(error: unknown): TRPCError {
  if (!isHttpError(error)) return toTrpcError(error);
  switch (error.statusCode) {
    case 413:
      return new ParleyError("BODY_TOO_LARGE");
    case 415:
      return malformed("UNSUPPORTED_MEDIA_TYPE", "Send the input as JSON, with the content type application/json.");
    default:
      return malformed(
        "BAD_REQUEST",
        "This request is broken, or ended before it was complete. Send it again in full.",
      );
  }
}

/** Fastify's own refusals, and incomplete bodies. A database error also has a `code`, but no status. */
const isHttpError = (error: unknown): error is Error & { statusCode: number } =>
  error instanceof Error &&
  "statusCode" in error &&
  typeof error.statusCode === "number" &&
  error.statusCode >= 400 &&
  error.statusCode < 500;

export const wrongMethod = {
  query: () => malformed("METHOD_NOT_SUPPORTED", "This procedure is a query. Ask it with GET."),
  mutation: () => malformed("METHOD_NOT_SUPPORTED", "This procedure is a mutation. Call it with POST."),
  subscription: () => malformed("METHOD_NOT_SUPPORTED", "This procedure is a subscription. It is not a plain call."),
};
