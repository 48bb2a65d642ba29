import type { WireEvent } from "../history/wire.ts";
import { type AnyCall, type Evidence, isDone } from "./evidence.ts";
import { groupsOfChats } from "./groups-of-chats.ts";
import { findRevocations, type Revocation } from "./revocations.ts";
import type { Violation } from "./violation.ts";

/**
 * P7: after the response to a removal or sign-out, the person receives no event of a call that *started* later, and no
 * data on request. Events of calls that started earlier may still be in flight, so this check needs no clock.
 */
export function findHeardAfterRevocation(evidence: Evidence): Violation[] {
  const revocations = findRevocations(evidence);
  if (revocations.length === 0) return [];
  const groups = groupsOfChats(evidence);
  const causes = new Causes(evidence);
  const covers = (revocation: Revocation, place: { session: string; chatId?: string | undefined }) => {
    if ("sessions" in revocation.to) return revocation.to.sessions.has(place.session);
    if ("chatId" in revocation.to) return revocation.to.chatId === place.chatId;
    return place.chatId !== undefined && groups.get(place.chatId) === revocation.to.groupId;
  };
  const violations: Violation[] = [];
  for (const [at, entry] of evidence.entries.entries()) {
    if (entry.kind !== "heard") continue;
    const chatId = chatOf(entry.event);
    for (const revocation of revocations) {
      if (revocation.userId !== entry.by.userId || at < revocation.at || at > revocation.until) continue;
      if (!covers(revocation, { session: entry.by.session, chatId })) continue;
      const cause = causes.of(entry.event);
      if (cause === undefined || cause < revocation.at) continue;
      const what = `${entry.by.client} lost access, but receives ${entry.event.type} of a later call`;
      violations.push({ promise: "P7", what, at: [revocation.at, cause, at] });
    }
  }
  for (const call of evidence.calls.filter(isAnswered)) {
    for (const revocation of revocations) {
      if (revocation.userId !== call.by.userId || call.from < revocation.at || call.to > revocation.until) continue;
      if (!covers(revocation, { session: call.by.session, chatId: chatOfCall(call) })) continue;
      violations.push({
        promise: "P7",
        what: `${call.by.client} lost access, but ${call.path} succeeds`,
        at: [revocation.at, call.to],
      });
    }
  }
  return violations;
}

/** Signing in starts a new session, although the call still carries the old one's name. */
const isAnswered = (call: AnyCall) => isDone(call) && !call.path.startsWith("sign-");

function chatOf(event: WireEvent): string | undefined {
  if ("chat" in event) return event.chat.id;
  return "chatId" in event ? event.chatId : undefined;
}

function chatOfCall({ input }: AnyCall): string | undefined {
  const { chatId } = (input ?? {}) as { chatId?: unknown };
  return typeof chatId === "string" ? chatId : undefined;
}

/** The start of the call that caused an event; undefined for events whose cause is not certain. */
class Causes {
  readonly #byMessage = new Map<string, number[]>();
  readonly #byTopic = new Map<string, number>();

  constructor(evidence: Evidence) {
    for (const call of evidence.of("messages.send")) this.#put(`message.created ${call.input.id}`, call.from);
    for (const call of evidence.of("messages.edit")) this.#put(`message.updated ${call.input.messageId}`, call.from);
    for (const call of evidence.of("messages.delete")) this.#put(`message.deleted ${call.input.messageId}`, call.from);
    for (const { input, from } of evidence.of("chats.update")) if (input.topic) this.#byTopic.set(input.topic, from);
  }

  #put(key: string, from: number): void {
    const starts = this.#byMessage.get(key);
    if (starts) starts.push(from);
    else this.#byMessage.set(key, [from]);
  }

  of(event: WireEvent): number | undefined {
    // With several attempts, any of them may be the cause.
    if ("message" in event) return this.#byMessage.get(`${event.type} ${event.message.id}`)?.[0];
    return event.type === "chat.updated" ? this.#byTopic.get(event.chat.topic) : undefined;
  }
}
