import { expect, test } from "vitest";
import { createLog } from "./log.ts";
import { createReadableStream } from "./log-readable.ts";

/** An error as PostgreSQL's driver throws it, with the refused row in its fields. */
class DatabaseError extends Error {
  readonly code = "23514";
  readonly table = "messages";
  readonly constraint = "messages_text_check";
  readonly detail = "Failing row contains (what Ada wrote).";
  readonly where = "what Ada wrote";
}

test.each(["err", "error"])("an error under the key %s is logged with its location, and without row data", (key) => {
  const lines: string[] = [];
  const log = createLog("error", { write: (line) => void lines.push(line) });
  const error = new Error("a call failed", { cause: new DatabaseError("violates check constraint") });
  log.error({ [key]: error }, "a call failed");

  expect(lines.join()).not.toContain("Ada");
  expect(JSON.parse(lines[0] ?? "{}")[key]).toMatchObject({
    message: "a call failed",
    cause: { message: "violates check constraint", code: "23514", constraint: "messages_text_check" },
  });
});

test("control characters in log fields are escaped for a terminal", () => {
  const shown: string[] = [];
  const log = createLog("info", createReadableStream({ write: (line) => void shown.push(line) }));
  log.warn({ origin: "a\u009b2Jb\u007f", host: "c\u001b[31m" }, "refused");
  log.error({ err: new Error("d\u001b]0;e\u0007") }, "failed");
  expect(shown.join("")).toMatch(/warning: refused .*a\\u009b2Jb\\u007f.*c\\u001b\[31m/);
  expect(shown.join("")).toContain("d\\u001b]0;e\\u0007\n");
  expect(shown.join("")).not.toMatch(/[^\P{Cc}\n]/u);
});
