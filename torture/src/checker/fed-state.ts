import type { View } from "../history/history.ts";
import type { Evidence } from "./evidence.ts";
import type { Violation } from "./violation.ts";

/** P8: what a client shows that was fed by a snapshot and events is what it would show if it started now. */
export function findStale(evidence: Evidence): Violation[] {
  const violations: Violation[] = [];
  for (const { by, fed, fresh } of evidence.final.readers) {
    const difference = findDifference(fed, fresh, "");
    if (difference)
      violations.push({ promise: "P8", what: `${by.client} shows something else: ${difference}`, at: [] });
    const wrong = findMiscounted(fresh, evidence);
    if (wrong) violations.push({ promise: "P8", what: `the snapshot of ${by.client} is wrong: ${wrong}`, at: [] });
  }
  return violations;
}

/** The snapshot against the messages themselves. */
function findMiscounted({ chats }: View, evidence: Evidence): string | undefined {
  for (const { id, lastSeq, lastRev, readSeq, unread } of Object.values(chats)) {
    const stored = evidence.stored(id);
    if (stored && (stored.lastSeq !== lastSeq || stored.lastRev !== lastRev)) {
      return `chat ${id} at ${lastSeq}/${lastRev} in place of ${stored.lastSeq}/${stored.lastRev}`;
    }
    if (unread !== lastSeq - readSeq) return `chat ${id} has ${unread} unread of ${lastSeq}, read up to ${readSeq}`;
  }
  return undefined;
}

/** The first place at which two values differ, with both, in words. */
function findDifference(one: unknown, other: unknown, path: string): string | undefined {
  if (Object.is(one, other)) return undefined;
  if (!isObject(one) || !isObject(other)) return `${path} is ${brief(one)} in place of ${brief(other)}`;
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    const difference = findDifference(one[key], other[key], `${path}.${key}`);
    if (difference) return difference;
  }
  return undefined;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

const brief = (value: unknown) => (JSON.stringify(value) ?? "missing").slice(0, 200);
