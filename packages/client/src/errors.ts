import type { AppRouter } from "@parley/api";
import type { Reason } from "@parley/api/reasons";
import { TRPCClientError } from "@trpc/client";

const dataOf = (error: unknown) =>
  error instanceof TRPCClientError ? (error as TRPCClientError<AppRouter>).data : undefined;

/** The stable reason of a refusal, or undefined when no answer came (no network, no server). */
export const reasonOf = (error: unknown): Reason | undefined => dataOf(error)?.reason;

/** Whether the server answered that it cannot save anything at present. The same call may work in a while. */
export function isServerUnavailable(error: unknown): boolean {
  const reason = reasonOf(error);
  return reason === "CANNOT_SAVE" || reason === "DATABASE_DOWN";
}

/** What a failed call means for the caller. */
export type Failure =
  /** The server has decided; sending the same again is useless. */
  | { readonly kind: "refused" }
  | { readonly kind: "tooFast"; readonly retryAfterMs: number }
  /** No answer, or one that leaves the outcome unknown. */
  | { readonly kind: "unanswered" };

export function failureOf(error: unknown): Failure {
  const data = dataOf(error);
  if (!data || data.httpStatus >= 500) return { kind: "unanswered" };
  if (data.reason !== "RATE_LIMITED") return { kind: "refused" };
  return { kind: "tooFast", retryAfterMs: boundedWait((data.retryAfter ?? 1) * 1_000) };
}

/** Whether a failed call may have done its work. */
export const isOutcomeUnknown = (error: unknown): boolean =>
  failureOf(error).kind === "unanswered" && reasonOf(error) !== "CANNOT_SAVE";

/** Longer than our server makes anyone wait. A timer set for weeks would overflow and fire immediately. */
const longestWaitMs = 300_000;

/** Bounds a wait that the server asked for, in milliseconds. */
export const boundedWait = (milliseconds: number): number => Math.min(milliseconds, longestWaitMs);

/** Rejects promises that can no longer be fulfilled: the client was closed, or the message was discarded. */
export class AbandonedError extends Error {
  override readonly name = "AbandonedError";
}
