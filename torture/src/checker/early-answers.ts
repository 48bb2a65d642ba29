import { type AnyCall, type Evidence, isDone } from "./evidence.ts";
import { findRevocations } from "./revocations.ts";
import type { Violation } from "./violation.ts";

/** What every read that starts later must find. */
interface Known {
  readonly rev: number;
  readonly at: number;
}

/**
 * P1 and P4: a read that starts after something was acknowledged, delivered or shown must find it. If the reader wrote
 * it, the violation is a missed own write (P4); otherwise it was acknowledged or delivered before it was committed
 * (P1).
 */
export function findEarlyAnswers(evidence: Evidence): Violation[] {
  const violations: Violation[] = [];
  const known = new Map<string, Known>();
  const own = new Map<string, Known>();
  const reads = new Map<number, Read[]>();
  const learn = (map: Map<string, Known>, key: string, { rev, at }: Known) => {
    if (rev > (map.get(key)?.rev ?? 0)) map.set(key, { rev, at });
  };

  const revoked = new Set(findRevocations(evidence).map(({ userId }) => userId));
  for (const call of evidence.calls) {
    for (const read of readsOf(call)) if (read.rev > 0 || !revoked.has(read.userId)) put(reads, call.from, read);
  }
  const facts = factsByPlace(evidence);
  for (let at = 0; at < evidence.entries.length; at++) {
    for (const read of reads.get(at) ?? []) {
      const mine = own.get(`${read.userId} ${read.key}`);
      const any = known.get(read.key);
      if (mine && mine.rev > read.rev) violations.push(early("P4", read, mine));
      else if (any && any.rev > read.rev) violations.push(early("P1", read, any));
    }
    for (const { key, rev, author } of facts.get(at) ?? []) {
      learn(known, key, { rev, at });
      if (author) learn(own, `${author} ${key}`, { rev, at });
    }
  }
  return violations;
}

/**
 * What a read of a chat or of a message returned. 0 if it returned nothing, as is right for a person without access.
 */
interface Read {
  readonly key: string;
  readonly userId: string;
  readonly rev: number;
  readonly call: AnyCall;
}

function* readsOf(call: AnyCall): Generator<Read> {
  const { userId } = call.by;
  const { result, path } = call;
  if (result.outcome === "unknown") return;
  const read = (key: string, rev: number): Read => ({ key, userId, rev, call });
  if (path === "messages.get") {
    const missing = result.outcome === "fail" && result.reason === "NOT_FOUND";
    if (missing) yield read(`author ${userId} ${call.input.messageId}`, 0);
    else if (isDone(call)) yield read(`message ${call.input.messageId}`, call.result.data.rev);
  } else if (path === "messages.changes") {
    if (isDone(call) && !call.result.data.more) yield read(`chat ${call.input.chatId}`, call.result.data.lastRev);
  } else if (path === "sync.snapshot") {
    if (isDone(call)) for (const chat of call.result.data.chats) yield read(`chat ${chat.id}`, chat.lastRev);
  }
}

interface Fact {
  readonly key: string;
  readonly rev: number;
  readonly author?: string;
}

/** What is certain from each place in the history onwards. */
function factsByPlace(evidence: Evidence): Map<number, Fact[]> {
  const facts = new Map<number, Fact[]>();
  for (const { message, at } of evidence.sightings) {
    put(facts, at, { key: `chat ${message.chatId}`, rev: message.rev });
    put(facts, at, { key: `message ${message.id}`, rev: message.rev });
  }
  for (const path of ["messages.send", "messages.edit", "messages.delete"] as const) {
    for (const { by, to, result } of evidence.of(path).filter(isDone)) {
      const { chatId, id, rev } = result.data;
      put(facts, to, { key: `chat ${chatId}`, rev, author: by.userId });
      put(facts, to, { key: `message ${id}`, rev, author: by.userId });
      put(facts, to, { key: `author ${by.userId} ${id}`, rev, author: by.userId });
    }
  }
  for (const call of evidence.calls) {
    for (const { key, rev } of readsOf(call)) if (rev > 0) put(facts, call.to, { key, rev });
  }
  return facts;
}

function put<T>(map: Map<number, T[]>, at: number, value: T): void {
  const values = map.get(at);
  if (values) values.push(value);
  else map.set(at, [value]);
}

const early = (promise: "P1" | "P4", { call, key, rev }: Read, known: Known): Violation => ({
  promise,
  what:
    promise === "P4"
      ? `${call.by.client} called ${call.path} after an own write at revision ${known.rev} of ${key}, but got ${rev}`
      : `${call.by.client} called ${call.path} when revision ${known.rev} of ${key} was known, but got ${rev}`,
  at: [known.at, call.from, call.to],
});
