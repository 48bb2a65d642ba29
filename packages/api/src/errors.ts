import { TRPCError } from "@trpc/server";
import { ZodError, type z } from "zod";
import { type Reason, reasons } from "./reasons.ts";

/** The one error that Parley throws on purpose. Anything else is a defect and is shown as `INTERNAL`. */
export class ParleyError extends TRPCError {
  readonly reason: Reason;
  /** Seconds after which the same call may work; the HTTP edge sends it as `Retry-After`. */
  readonly retryAfter: number | undefined;

  constructor(reason: Reason, options: { retryAfter?: number } = {}) {
    super({ code: reasons[reason].code, message: reasons[reason].sentence });
    this.name = "ParleyError";
    this.reason = reason;
    this.retryAfter = options.retryAfter;
  }
}

/** What a client may know of an error: nothing of SQL, stacks or file names. */
export interface ErrorDescription {
  readonly reason: Reason;
  readonly message: string;
  /** For `INVALID_INPUT` and its kin: which field and why, in the order in which they were found. */
  readonly issues?: { readonly path: string; readonly message: string }[];
}

/** The one place where an error becomes words. */
export function describeError(error: TRPCError): ErrorDescription {
  if (error instanceof ParleyError) return { reason: error.reason, message: error.message };
  if (error.cause instanceof ZodError) return describeIssues(error.cause.issues);
  if (error.code === "NOT_FOUND") return describe("NO_SUCH_PROCEDURE");
  if (error.code === "PAYLOAD_TOO_LARGE") return describe("BODY_TOO_LARGE");
  if (error.code === "INTERNAL_SERVER_ERROR") return describe("INTERNAL");
  return describe("INVALID_INPUT");
}

const describe = (reason: Reason): ErrorDescription => ({ reason, message: reasons[reason].sentence });

function describeIssues(issues: readonly z.core.$ZodIssue[]): ErrorDescription {
  const first = issues[0];
  return {
    reason: reasonOfIssue(first),
    message: first ? sentenceOf(first) : reasons.INVALID_INPUT.sentence,
    issues: issues.slice(0, 20).map((issue) => ({ path: issue.path.join("."), message: sentenceOf(issue) })),
  };
}

/** A schema names a reason of its own with `.refine(test, { params: { reason } })`. */
function reasonOfIssue(issue: z.core.$ZodIssue | undefined): Reason {
  const reason: unknown = issue?.code === "custom" ? issue.params?.reason : undefined;
  return typeof reason === "string" && Object.hasOwn(reasons, reason) ? (reason as Reason) : "INVALID_INPUT";
}

function sentenceOf(issue: z.core.$ZodIssue): string {
  const path = issue.path.join(".");
  return issue.code === "custom" || !path ? issue.message : `${path}: ${issue.message}`;
}
