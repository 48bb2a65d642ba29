import { reasonOf, SignInError } from "@parley/client";
import { CommandError, exitCodes, UsageError } from "../exit.ts";

/**
 * Turns the error of a failed call into one for people: a refusal in the server's own words, not signed in, or unreachable.
 * A bug of ours is returned as it is.
 */
export function explain(error: unknown, url: string): unknown {
  const causes = causesOf(error);
  const known = causes.find((cause) => cause instanceof CommandError || cause instanceof UsageError);
  if (known) return known;
  if (error instanceof SignInError && error.reason !== "NO_PARLEY")
    return new CommandError(exitCodes.failed, error.message, { cause: error });
  const reason = reasonOf(error);
  if (reason === "SIGNED_OUT") return signedOut(url);
  if (reason !== undefined) return new CommandError(exitCodes.failed, refusal(error), { cause: error });
  return isAboutTheWay(causes) ? unreachable(url, causes) : error;
}

export const signedOut = (url: string) =>
  new CommandError(exitCodes.signedOut, `You are not signed in at ${url}. Sign in with: parley login ${url}`);

function unreachable(url: string, causes: readonly unknown[]): CommandError {
  const code = causes.map(codeOf).find((found) => found !== undefined);
  const why = code ? ` (${code})` : "";
  const sentence = `No Parley server answers at ${url}${why}. Check the address, and whether the server runs.`;
  return new CommandError(exitCodes.unreachable, sentence);
}

/** The error and its causes, outermost first. */
function causesOf(error: unknown): unknown[] {
  const causes: unknown[] = [];
  for (let next = error; next !== undefined && next !== null && causes.length < 10; next = (next as Error).cause) {
    causes.push(next);
    if (next instanceof AggregateError) causes.push(...next.errors);
  }
  return causes;
}

const names = new Set(["TRPCClientError", "SignInError", "AbortError", "TimeoutError"]);

/** Whether there was no answer, or not one from a Parley server. */
const isAboutTheWay = (causes: readonly unknown[]) =>
  causes.some((cause) => cause instanceof Error && (names.has(cause.name) || cause.message === "fetch failed"));

/** Like ECONNREFUSED or CERT_HAS_EXPIRED. */
function codeOf(error: unknown): string | undefined {
  const { code } = error as { code?: unknown };
  return typeof code === "string" && /^[A-Z][A-Z0-9_]+$/.test(code) ? code : undefined;
}

function refusal(error: unknown): string {
  const { message, data } = error as { message: string; data?: { requestId?: unknown } };
  return typeof data?.requestId === "string" ? `${message} (request ${data.requestId})` : message;
}
