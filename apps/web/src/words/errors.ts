import { TRPCClientError } from "@trpc/client";
import { words } from "./words.ts";

/** A refusal that the client words itself, such as one of the sign-in routes. */
export class SpokenError extends Error {
  readonly code: string;

  constructor(sentence: string, code: string) {
    super(sentence);
    this.name = "SpokenError";
    this.code = code;
  }
}

/** What a person is told of an error: the server's own sentence, or that no answer came. */
export function sentenceOf(error: unknown): string {
  if (error instanceof SpokenError) return error.message;
  if (error instanceof TRPCClientError && error.data) {
    const { requestId } = error.data as { requestId?: string };
    return requestId ? `${error.message} ${words.requestId(requestId)}` : error.message;
  }
  if (typeof navigator !== "undefined" && !navigator.onLine) return words.offline;
  return words.unreachable;
}

/** The stable reason of a refusal, whichever door it came from. */
export function codeOf(error: unknown): string | undefined {
  if (error instanceof SpokenError) return error.code;
  return error instanceof TRPCClientError ? error.data?.reason : undefined;
}
