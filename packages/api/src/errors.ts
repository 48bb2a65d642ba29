import { isOutOfReach, isOutOfService } from "@parley/db";
import { getTRPCErrorFromUnknown, TRPCError } from "@trpc/server";
import { ZodError, type z } from "zod";
import { type Reason, reasons } from "./reasons.ts";

/** The one error that Parley throws on purpose. Anything else is a bug and is shown as `INTERNAL`. */
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

/** Anything that was thrown as one of the router's errors. That the database is out of service is a refusal, not a bug. */
export function toTrpcError(thrown: unknown): TRPCError {
  const error = getTRPCErrorFromUnknown(thrown);
  if (error.code !== "INTERNAL_SERVER_ERROR" || !isOutOfService(error.cause)) return error;
  return new ParleyError(isOutOfReach(error.cause) ? "DATABASE_DOWN" : "CANNOT_SAVE");
}

/** What a client may know about an error: never SQL, stacks or file names. */
export interface ErrorDescription {
  readonly reason: Reason;
  readonly message: string;
  /** For `INVALID_INPUT` and the like: which field and why, in the order they were found. */
  readonly issues?: { readonly path: string; readonly message: string }[];
}

/** The one place where an error becomes words. */
export function describeError(error: TRPCError): ErrorDescription {
  if (error instanceof ParleyError) return { reason: error.reason, message: error.message };
  // An internal error with a ZodError inside is a check of our own that failed, not the input.
  const aboutInput = error.code !== "INTERNAL_SERVER_ERROR";
  if (aboutInput && error.cause instanceof ZodError) return describeIssues(error.cause.issues);
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

/** A schema sets a reason of its own with `.refine(test, { params: { reason } })`. */
function reasonOfIssue(issue: z.core.$ZodIssue | undefined): Reason {
  const reason: unknown = issue?.code === "custom" ? issue.params?.reason : undefined;
  return typeof reason === "string" && Object.hasOwn(reasons, reason) ? (reason as Reason) : "INVALID_INPUT";
}

function sentenceOf(issue: z.core.$ZodIssue): string {
  const path = issue.path.join(".");
  const sentence = issue.message.endsWith(".") ? issue.message : sentenceFor(issue);
  return issue.code === "custom" || !path ? sentence : `${path}: ${sentence}`;
}

const kinds: Record<string, string> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object with fields",
};

/** For issues without a sentence in their schema. Only programs see these: forms check before they send. */
function sentenceFor(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "unrecognized_keys":
      return `Unknown field: ${issue.keys.slice(0, 3).map(shortened).join(", ")}.`;
    case "invalid_type":
      return issue.message.endsWith("received undefined")
        ? "This is missing."
        : `This must be ${kinds[issue.expected] ?? "something else"}.`;
    case "invalid_value":
      return `This must be ${issue.values.map((value) => JSON.stringify(value)).join(" or ")}.`;
    case "too_big":
      return "This is too large.";
    case "too_small":
      return "This is too small.";
    default:
      return reasons.INVALID_INPUT.sentence;
  }
}

const shortened = (key: string) => JSON.stringify(key.length > 40 ? `${key.slice(0, 40)}…` : key);
