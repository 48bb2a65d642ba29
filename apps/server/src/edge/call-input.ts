import { isUtf8 } from "node:buffer";
import { malformed } from "./call-errors.ts";

export interface CallQuery {
  readonly batch?: string | string[];
  readonly input?: string | string[];
}

export const isBatch = (query: CallQuery) => first(query.batch) === "1";

/** The JSON input of a query, from the query string. */
export function inputInQuery(query: CallQuery): unknown {
  const text = first(query.input);
  return text ? parseJson(text, "The input in the address") : undefined;
}

/** The JSON input of a mutation. An empty body means no input. */
export function inputInBody(body: Buffer): unknown {
  if (body.length === 0) return undefined;
  // Decoding would replace invalid bytes by U+FFFD, and so change what somebody wrote.
  if (!isUtf8(body)) throw malformed("BAD_REQUEST", "The body of this request is not UTF-8 text.");
  return parseJson(body.toString("utf8"), "The body of this request");
}

/** The inputs of a batch, by the position of the call. A call without input has no key. */
export function batchInputs(inputs: unknown): Readonly<Record<number, unknown>> {
  if (inputs === undefined) return {};
  if (isRecord(inputs)) return inputs;
  throw malformed("BAD_REQUEST", 'The input of a batch is an object, with the input of the first call under "0".');
}

function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed("BAD_REQUEST", `${what} is not complete JSON. Send it again in full.`);
  }
}

const isRecord = (value: unknown): value is Record<number, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);
