import type { Evidence } from "./evidence.ts";
import { findSends, type Send } from "./stored-sends.ts";
import type { Violation } from "./violation.ts";

/**
 * P2: a message that was sent several times exists once. P6: a message whose response was lost exists at most once, a
 * refused one does not exist, and nothing exists that nobody sent.
 */
export function findDoubled(evidence: Evidence): Violation[] {
  const sends = findSends(evidence);
  return [...sends.flatMap(countCopies), ...findForeign(evidence, sends), ...findMoved(evidence)];
}

function countCopies({ id, attempts, copies }: Send): Violation[] {
  const at = attempts.flatMap(({ from, to }) => (Number.isFinite(to) ? [from, to] : [from]));
  const acknowledged = attempts.some(({ result }) => result.outcome === "ok");
  const refused = attempts.every(({ result }) => result.outcome === "fail");
  if (refused && copies.length > 0) {
    return [{ promise: "P6", what: `message ${id} was refused, but exists`, at }];
  }
  if (copies.length < 2) return [];
  const places = copies.map(({ seq }) => seq).join(", ");
  return acknowledged
    ? [{ promise: "P2", what: `message ${id} exists ${copies.length} times, at ${places}`, at }]
    : [{ promise: "P6", what: `message ${id}, whose response was lost, exists at ${places}`, at }];
}

function findForeign(evidence: Evidence, sends: readonly Send[]): Violation[] {
  const known = new Set(sends.flatMap(({ copies }) => copies));
  return evidence.final.chats.flatMap(({ messages }) =>
    messages
      .filter((message) => !known.has(message))
      .map(({ id, seq }): Violation => ({ promise: "P6", what: `nobody sent message ${id} at ${seq}`, at: [] })),
  );
}

/** A message that was shown at two positions was stored twice, even if one copy is gone in the end. */
function findMoved({ sightings }: Evidence): Violation[] {
  const first = new Map<string, { seq: number; at: number }>();
  const violations: Violation[] = [];
  for (const { message, at } of sightings) {
    const { id, seq } = message;
    const before = first.get(id);
    if (!before) first.set(id, { seq, at });
    else if (before.seq !== seq) {
      violations.push({ promise: "P2", what: `message ${id} is at ${before.seq} and at ${seq}`, at: [before.at, at] });
    }
  }
  return violations;
}
