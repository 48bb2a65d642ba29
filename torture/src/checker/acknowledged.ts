import type { Message } from "../history/wire.ts";
import { type Evidence, isDone } from "./evidence.ts";
import type { Violation } from "./violation.ts";

/**
 * P1: what was acknowledged, or told to anybody, is in the database for good. That an acknowledged message is there *already*
 * when the answer comes is checked with the reads (see {@link findEarlyAnswers}).
 */
export function findLost(evidence: Evidence): Violation[] {
  const stored = new Map<string, Message>();
  for (const { chatId, messages } of evidence.final.chats) {
    for (const message of messages) stored.set(`${chatId} ${message.id}`, message);
  }
  const told = new Set<string>();
  const violations: Violation[] = [];
  for (const { message, at } of evidence.sightings) {
    const { chatId, id, rev } = message;
    if (!evidence.stored(chatId) || told.has(`${chatId} ${id} ${rev}`)) continue;
    told.add(`${chatId} ${id} ${rev}`);
    const found = stored.get(`${chatId} ${id}`);
    if (!found) violations.push(lost(at, `message ${id} was acknowledged or told, and is not in the database`));
    else if (found.rev < rev) {
      violations.push(lost(at, `message ${id} was shown at revision ${rev}, and the database has ${found.rev}`));
    }
  }
  return [...violations, ...findUndone(evidence, stored)];
}

/** Deletions that were answered and are not there. An edit shows by its revision. */
function findUndone(evidence: Evidence, stored: ReadonlyMap<string, Message>): Violation[] {
  return evidence
    .of("messages.delete")
    .filter(isDone)
    .filter(({ input }) => {
      const found = stored.get(`${input.chatId} ${input.messageId}`);
      return found && found.deletedAt === null;
    })
    .map(({ input, to }) => lost(to, `message ${input.messageId} was deleted, and is there with its text`));
}

const lost = (at: number, what: string): Violation => ({ promise: "P1", what, at: [at] });
