import type { Message } from "../history/wire.ts";
import { type Evidence, isDone } from "./evidence.ts";
import type { Violation } from "./violation.ts";

/**
 * P1: what was acknowledged or delivered to anyone is in the database in the end. That an acknowledged message is
 * *already* there when its response arrives is checked with the reads (see {@link findEarlyAnswers}).
 */
export function findLost(evidence: Evidence): Violation[] {
  const stored = new Map<string, Message>();
  for (const { chatId, messages } of evidence.final.chats) {
    for (const message of messages) stored.set(`${chatId} ${message.id}`, message);
  }
  const seen = new Set<string>();
  const violations: Violation[] = [];
  for (const { message, at } of evidence.sightings) {
    const { chatId, id, rev } = message;
    if (!evidence.stored(chatId) || seen.has(`${chatId} ${id} ${rev}`)) continue;
    seen.add(`${chatId} ${id} ${rev}`);
    const found = stored.get(`${chatId} ${id}`);
    if (!found) violations.push(lost(at, `message ${id} was acknowledged or delivered, but is not in the database`));
    else if (found.rev < rev) {
      violations.push(lost(at, `message ${id} was shown at revision ${rev}, but the database has ${found.rev}`));
    }
  }
  return [...violations, ...findUndone(evidence, stored)];
}

/** Acknowledged deletions that did not happen. An edit is checked by its revision. */
function findUndone(evidence: Evidence, stored: ReadonlyMap<string, Message>): Violation[] {
  return evidence
    .of("messages.delete")
    .filter(isDone)
    .filter(({ input }) => {
      const found = stored.get(`${input.chatId} ${input.messageId}`);
      return found && found.deletedAt === null;
    })
    .map(({ input, to }) => lost(to, `message ${input.messageId} was deleted, but still has its text`));
}

const lost = (at: number, what: string): Violation => ({ promise: "P1", what, at: [at] });
