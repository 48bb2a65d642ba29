import type { StoredChat } from "../history/history.ts";
import type { Message } from "../history/wire.ts";
import type { Evidence } from "./evidence.ts";
import type { Violation } from "./violation.ts";

/**
 * P3, in the database: `seq` counts 1, 2, 3 …, every change has its own `rev`, and everyone who saw a revision saw the
 * same content. The order on streams is checked in deliveries.ts.
 */
export function findBadNumbers(evidence: Evidence): Violation[] {
  return [...evidence.final.chats.flatMap((chat) => countedWrong(chat, evidence)), ...findTwoOrders(evidence)];
}

const wrong = (what: string, at: readonly number[] = []): Violation => ({ promise: "P3", what, at });

function countedWrong({ chatId, lastSeq, lastRev, messages }: StoredChat, evidence: Evidence): Violation[] {
  const violations: Violation[] = [];
  for (const [index, { seq, id }] of messages.entries()) {
    if (seq !== index + 1) {
      violations.push(wrong(`chat ${chatId} has message ${id} with seq ${seq} at position ${index + 1}`));
      break;
    }
  }
  if (lastSeq !== messages.length)
    violations.push(wrong(`chat ${chatId} has lastSeq ${lastSeq}, but ${messages.length} messages`));
  const revs = new Set(messages.map(({ rev }) => rev));
  if (revs.size !== messages.length) violations.push(wrong(`chat ${chatId} has two messages with the same rev`));
  const highest = Math.max(0, ...revs);
  if (highest !== lastRev)
    violations.push(wrong(`chat ${chatId} has lastRev ${lastRev}, but its highest rev is ${highest}`));

  const unexplained = findUnexplained(chatId, lastRev, evidence);
  const doubtful = countDoubtful(chatId, evidence);
  if (unexplained.length > doubtful) {
    const which = unexplained.slice(0, 5).join(", ");
    violations.push(
      wrong(`chat ${chatId} has revs without a change: ${which}; ${doubtful} calls have an unknown outcome`),
    );
  }
  return violations;
}

/** Revisions that no client saw on any message. */
function findUnexplained(chatId: string, lastRev: number, { sightings }: Evidence): number[] {
  const seen = new Set<number>();
  for (const { message } of sightings) if (message.chatId === chatId) seen.add(message.rev);
  return Array.from({ length: lastRev }, (_, index) => index + 1).filter((rev) => !seen.has(rev));
}

/** Calls that may have changed the chat unseen. */
function countDoubtful(chatId: string, evidence: Evidence): number {
  const writes = (["messages.send", "messages.edit", "messages.delete"] as const).flatMap((path) => evidence.of(path));
  return writes.filter(({ input, result }) => input.chatId === chatId && result.outcome === "unknown").length;
}

/** Only the author's profile may differ between two sightings of the same revision. */
const contentOf = ({ id, seq, userId, text, createdAt, editedAt, deletedAt }: Message) =>
  JSON.stringify([id, seq, userId, text, createdAt, editedAt, deletedAt]);

function findTwoOrders({ sightings }: Evidence): Violation[] {
  const first = new Map<string, { content: string; at: number; message: Message }>();
  const violations: Violation[] = [];
  for (const { message, at } of sightings) {
    const key = `${message.chatId} ${message.rev}`;
    const before = first.get(key);
    if (before?.message === message) continue;
    const content = contentOf(message);
    if (!before) first.set(key, { content, at, message });
    else if (before.content !== content) {
      const what = `rev ${message.rev} of chat ${message.chatId} has two contents: ${before.content} and ${content}`;
      violations.push(wrong(what, [before.at, at]));
    }
  }
  return violations;
}
