import type { AppRouter } from "@parley/api";
import type { Reason } from "@parley/api/reasons";
import { TRPCClientError } from "@trpc/client";

const dataOf = (error: unknown) =>
  error instanceof TRPCClientError ? (error as TRPCClientError<AppRouter>).data : undefined;

/** The stable reason of a refusal, or undefined when no answer came (no network, no server). */
export const reasonOf = (error: unknown): Reason | undefined => dataOf(error)?.reason;

/** What a failed call means for the caller. */
export type Failure =
  /** The server has decided; sending the same again changes nothing. */
  | { readonly kind: "refused" }
  | { readonly kind: "tooFast"; readonly retryAfterMs: number }
  /** No answer, or one that says nothing about what was asked. */
  | { readonly kind: "unanswered" };

export function failureOf(error: unknown): Failure {
  const data = dataOf(error);
  if (!data || data.httpStatus >= 500) return { kind: "unanswered" };
  if (data.reason !== "RATE_LIMITED") return { kind: "refused" };
  return { kind: "tooFast", retryAfterMs: boundedWait((data.retryAfter ?? 1) * 1_000) };
}

/** Longer than a server of ours lets anyone wait at once. A timer that is set for weeks rings immediately instead. */
const longestWaitMs = 300_000;

/** How long a server wants to be left alone, in milliseconds. */
export const boundedWait = (milliseconds: number): number => Math.min(milliseconds, longestWaitMs);

/** A promise that will not be fulfilled: the client was closed, or the message was discarded. */
export class AbandonedError extends Error {
  override readonly name = "AbandonedError";
}
