import type { Message } from "../history/wire.ts";
import { type Evidence, isDone } from "./evidence.ts";
import type { Violation } from "./violation.ts";

/** The changes of one chat that one follower received. */
interface Given {
  readonly client: string;
  readonly first: number;
  last: number;
  lastAt: number;
  readonly revs: Set<number>;
}

/**
 * What the SDK promises: a subscriber receives every change once and in the order of `rev` (P5; of several changes of
 * one message, at least the last), and messages are sent in the order in which they were written (P3).
 */
export function findBadFollowing(evidence: Evidence): Violation[] {
  const given = new Map<string, Map<string, Given>>();
  const violations: Violation[] = [];
  for (const [at, entry] of evidence.entries.entries()) {
    if (entry.kind !== "followed") continue;
    const { by, chatId, rev } = entry;
    const chats = given.get(by.client) ?? new Map<string, Given>();
    given.set(by.client, chats);
    const before = chats.get(chatId);
    if (!before) chats.set(chatId, { client: by.client, first: rev, last: rev, lastAt: at, revs: new Set([rev]) });
    else {
      if (rev <= before.last) {
        const what = `${by.client} receives rev ${rev} of chat ${chatId} after ${before.last}`;
        violations.push({ promise: "P5", what, at: [before.lastAt, at] });
      }
      before.last = Math.max(rev, before.last);
      before.lastAt = at;
      before.revs.add(rev);
    }
  }
  for (const [client, chats] of given) {
    for (const [chatId, one] of chats) violations.push(...findMissing(one, chatId, evidence));
    violations.push(...findOvertaken(client, evidence));
  }
  return violations;
}

function findMissing({ client, first, lastAt, revs }: Given, chatId: string, evidence: Evidence): Violation[] {
  const missing = (evidence.stored(chatId)?.messages ?? []).filter(({ rev }) => rev > first && !revs.has(rev));
  return missing.map(({ rev }: Message) => {
    return { promise: "P5", what: `${client} does not receive rev ${rev} of chat ${chatId}`, at: [lastAt] };
  });
}

/** Messages of one client in one chat that were stored in another order than they were written. */
function findOvertaken(client: string, evidence: Evidence): Violation[] {
  const last = new Map<string, { seq: number; at: number }>();
  const violations: Violation[] = [];
  for (const { by, input, from, result } of evidence.of("messages.send").filter(isDone)) {
    if (by.client !== client) continue;
    const before = last.get(input.chatId);
    const { seq } = result.data;
    if (before && seq < before.seq) {
      violations.push({ promise: "P3", what: `${client} wrote seq ${seq} after ${before.seq}`, at: [before.at, from] });
    }
    last.set(input.chatId, { seq, at: from });
  }
  return violations;
}
