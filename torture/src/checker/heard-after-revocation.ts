import type { WireEvent } from "../history/wire.ts";
import { type AnyCall, type Evidence, isDone } from "./evidence.ts";
import { groupsOfChats } from "./groups-of-chats.ts";
import { findRevocations, type Revocation } from "./revocations.ts";
import type { Violation } from "./violation.ts";

/**
 * P7: who was removed or signed out hears of nothing that was *begun* after the answer, and is told nothing on request.
 * What was begun before may still be under way; so no clock is needed to be certain.
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
      const what = `${entry.by.client} was shut out, and hears ${entry.event.type} of what was begun later`;
      violations.push({ promise: "P7", what, at: [revocation.at, cause, at] });
    }
  }
  for (const call of evidence.calls.filter(isAnswered)) {
    for (const revocation of revocations) {
      if (revocation.userId !== call.by.userId || call.from < revocation.at || call.to > revocation.until) continue;
      if (!covers(revocation, { session: call.by.session, chatId: chatAskedFor(call) })) continue;
      violations.push({
        promise: "P7",
        what: `${call.by.client} was shut out, and ${call.path} is answered`,
        at: [revocation.at, call.to],
      });
    }
  }
  return violations;
}

/** Signing in again is a new session; under the old name it only asks for one. */
const isAnswered = (call: AnyCall) => isDone(call) && !call.path.startsWith("sign-");

function chatOf(event: WireEvent): string | undefined {
  if ("chat" in event) return event.chat.id;
  return "chatId" in event ? event.chatId : undefined;
}

function chatAskedFor({ input }: AnyCall): string | undefined {
  const { chatId } = (input ?? {}) as { chatId?: unknown };
  return typeof chatId === "string" ? chatId : undefined;
}

/** Where the call began to which an event is owed. Nothing is said of events that cannot be assigned for certain. */
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
    const there = this.#byMessage.get(key);
    if (there) there.push(from);
    else this.#byMessage.set(key, [from]);
  }

  of(event: WireEvent): number | undefined {
    // Of several attempts, any may be the one.
    if ("message" in event) return this.#byMessage.get(`${event.type} ${event.message.id}`)?.[0];
    return event.type === "chat.updated" ? this.#byTopic.get(event.chat.topic) : undefined;
  }
}
