import { ParleyError } from "@parley/api";
import { getTRPCErrorFromUnknown, TRPCError } from "@trpc/server";
import { ZodRealError } from "zod";

/** A refusal of the edge itself: `INVALID_INPUT` with a sentence of its own and the status that fits `code`. */
export function malformed(code: TRPCError["code"], sentence: string): TRPCError {
  return new TRPCError({
    code,
    cause: new ZodRealError([{ code: "custom", path: [], message: sentence, input: undefined }]),
  });
}

/** What went wrong with a request before any procedure saw it, in the words of the router's errors. */
export function toCallError(error: unknown): TRPCError {
  switch (error instanceof Error && "code" in error ? error.code : undefined) {
    case "FST_ERR_CTP_BODY_TOO_LARGE":
      return new ParleyError("BODY_TOO_LARGE");
    case "FST_ERR_CTP_INVALID_MEDIA_TYPE":
      return malformed("UNSUPPORTED_MEDIA_TYPE", "Send the input as JSON, with the content type application/json.");
    case "FST_ERR_CTP_INVALID_CONTENT_LENGTH":
    case "ECONNRESET":
      return malformed("BAD_REQUEST", "The request ended before its body was complete.");
    default:
      return getTRPCErrorFromUnknown(error);
  }
}

export const wrongMethod = {
  query: () => malformed("METHOD_NOT_SUPPORTED", "This procedure is a query. Ask it with GET."),
  mutation: () => malformed("METHOD_NOT_SUPPORTED", "This procedure is a mutation. Call it with POST."),
  subscription: () => malformed("METHOD_NOT_SUPPORTED", "This procedure is a subscription. It is not a plain call."),
};
