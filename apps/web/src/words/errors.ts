import type { Reason } from "@parley/api/reasons";
import { reasonOf } from "@parley/client";
import { TRPCClientError } from "@trpc/client";
import { LostChunkError } from "../version/lost-chunk.ts";
import { serverWords, words } from "./words.ts";

/** A refusal by a route outside tRPC, such as sign-in, with its message for people and its stable code. */
export class RefusalError extends Error {
  readonly code: string;

  constructor(sentence: string, code: string) {
    super(sentence);
    this.name = "RefusalError";
    this.code = code;
  }
}

/** Parses the answer of such a route. */
export function refusalOf(answer: unknown): RefusalError {
  const { code = "", message } = (answer ?? {}) as { code?: string; message?: string };
  return new RefusalError(message || words.unreachable, code);
}

/** There was no answer: no network, or no server. */
export class UnreachableError extends Error {
  override readonly name = "UnreachableError";
}

/** The message for an error: the server's, in the reader's language, or that there was no answer. */
export function sentenceOf(error: unknown): string {
  if (error instanceof RefusalError) return inOwnWords(error.message, error.code, true);
  if (error instanceof TRPCClientError && error.data) {
    const { requestId, reason } = error.data as { requestId?: string; reason?: string };
    const sentence = inOwnWords(error.message, reason);
    return requestId ? `${sentence} ${words.requestId(requestId)}` : sentence;
  }
  if (error instanceof LostChunkError && error.isGone) return words.version.why;
  if (typeof navigator !== "undefined" && !navigator.onLine) return words.offline;
  return words.unreachable;
}

/** The server's message in the reader's language. Unknown messages stay in English. */
function inOwnWords(sentence: string, code: string | undefined, signIn = false): string {
  if (!serverWords) return sentence;
  // The sign-in routes have codes of their own, one of which has the same name as a reason.
  const own = signIn && code !== undefined ? serverWords.signIn[code] : undefined;
  const { reasons } = serverWords;
  const ofReason = code !== undefined && Object.hasOwn(reasons, code) ? reasons[code as Reason] : undefined;
  return own ?? serverWords.fields[sentence] ?? ofReason ?? sentence;
}

/** A schema's message about a field, in the reader's language. */
export const faultOf = (sentence: string): string => serverWords?.fields[sentence] ?? sentence;

/** The stable reason of a refusal, whichever route it came from. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof RefusalError ? error.code : reasonOf(error);
