import { TRPCError } from "@trpc/server";
import { describeError } from "../errors.ts";
import type { Reason } from "../reasons.ts";

/** The reason why a call was refused. Throws if it succeeded, or failed with an unexpected error. */
export async function refusal(call: Promise<unknown>): Promise<Reason> {
  const answer = await call.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if (!("error" in answer)) throw new Error(`Expected a refusal, got ${JSON.stringify(answer.value)}`);
  if (!(answer.error instanceof TRPCError) || answer.error.code === "INTERNAL_SERVER_ERROR") throw answer.error;
  return describeError(answer.error).reason;
}
