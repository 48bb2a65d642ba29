import pino, { type DestinationStream, type Logger } from "pino";
import type { Config } from "./config.ts";
import { createReadableStream } from "./log-readable.ts";

export type { Logger };

/**
 * The log of this process: JSON lines on standard error, readable lines when that is a terminal.
 * Standard output is only used for the welcome message.
 *
 * What is never logged: bodies, headers, cookies, query strings, and the values in a database error.
 */
export function createLog(level: Config["logLevel"], destination: DestinationStream = standardError()): Logger {
  return pino(
    {
      level,
      base: null,
      // `error` too: for a key without a serializer, pino would write every field of the error.
      serializers: { err: describeError, error: describeError },
    },
    destination,
  );
}

function standardError(): DestinationStream {
  const stream = pino.destination({ dest: 2, sync: false, minLength: 4_096, periodicFlush: 200 });
  return process.stderr.isTTY ? createReadableStream(stream) : stream;
}

/** Only what helps to find a bug. PostgreSQL's `detail` and `where` contain the row, and so what people wrote. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack, cause } = error;
  const known = Object.fromEntries(
    ["code", "table", "constraint"].flatMap((key) => {
      const value: unknown = Reflect.get(error, key);
      return typeof value === "string" ? [[key, value]] : [];
    }),
  );
  return { name, message, ...known, stack, ...(cause === undefined ? {} : { cause: describeError(cause) }) };
}
