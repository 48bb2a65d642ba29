import type { View } from "../history/history.ts";
import type { Evidence } from "./evidence.ts";
import type { Violation } from "./violation.ts";

/** P8: the state that a client built from a snapshot and events equals the state it would have if it started now. */
export function findStale(evidence: Evidence): Violation[] {
  const violations: Violation[] = [];
  for (const { by, fed, fresh } of evidence.final.readers) {
    const difference = findDifference(fed, fresh, "");
    if (difference)
      violations.push({ promise: "P8", what: `the state of ${by.client} is out of date: ${difference}`, at: [] });
    const wrong = findMiscounted(fresh, evidence);
    if (wrong) violations.push({ promise: "P8", what: `the snapshot of ${by.client} is wrong: ${wrong}`, at: [] });
  }
  return violations;
}

/** Compares the counters of the snapshot with the stored messages. */
function findMiscounted({ chats }: View, evidence: Evidence): string | undefined {
  for (const { id, lastSeq, lastRev, readSeq, unread } of Object.values(chats)) {
    const stored = evidence.stored(id);
    if (stored && (stored.lastSeq !== lastSeq || stored.lastRev !== lastRev)) {
      return `chat ${id} at ${lastSeq}/${lastRev} instead of ${stored.lastSeq}/${stored.lastRev}`;
    }
    if (unread !== lastSeq - readSeq) return `chat ${id} has ${unread} unread of ${lastSeq}, read up to ${readSeq}`;
  }
  return undefined;
}

/** Describes the first difference between two values. */
function findDifference(one: unknown, other: unknown, path: string): string | undefined {
  if (Object.is(one, other)) return undefined;
  if (!isObject(one) || !isObject(other)) return `${path} is ${brief(one)} instead of ${brief(other)}`;
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    const difference = findDifference(one[key], other[key], `${path}.${key}`);
    if (difference) return difference;
  }
  return undefined;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

const brief = (value: unknown) => (JSON.stringify(value) ?? "missing").slice(0, 200);
