import type { Message, Outgoing } from "@parley/client";
import { named } from "../people/named.ts";
import { dayNumberOf } from "../words/dates.ts";

/** The parts of a message that the list shows, whether it is stored or still being sent. */
export type Entry = Pick<
  Message,
  "id" | "chatId" | "userId" | "user" | "text" | "mentions" | "createdAt" | "editedAt" | "deletedAt"
> & {
  /** The `seq` in the chat; null until the server has stored it. */
  seq: number | null;
  /** When it was sent, in milliseconds, and on which local day. */
  at: number;
  day: number;
  outgoing: Outgoing | null;
};

/**
 * A message with the lines above it. They are part of its row, so that a row looks the same whatever is loaded before it,
 * and the list can hold still to the pixel.
 */
export interface Row {
  readonly entry: Entry;
  /** Starts a block, and so shows the author. */
  readonly opens: boolean;
  /** Starts a day, and so shows the date. */
  readonly opensDay: boolean;
  /** The first unread message, which shows the "New" line. */
  readonly opensNew: boolean;
}

/** Messages of one person form a block when no more than this lies between them. */
const blockMs = 5 * 60_000;

interface RowsInput {
  messages: readonly Message[];
  /** Whether there is more before the first message. */
  hasOlder: boolean;
  /** Messages that are still being sent, shown at the end. */
  outgoing: readonly Outgoing[];
  /** The last `seq` that was read when the conversation was opened; null for no "New" line. */
  newAfter: number | null;
  me: Message["user"];
}

/**
 * The rows of a conversation. While there are older messages to load, the oldest loaded one is held back, because it is not known
 * yet whether it starts a day or a block.
 */
export function toRows({ messages, hasOlder, outgoing, newAfter, me }: RowsInput): Row[] {
  const entries = [...messages.map(sentEntry), ...missingFrom(messages, outgoing).map((one) => outgoingEntry(one, me))];
  const rows = entries.map((entry, index) => rowAfter(entries[index - 1], entry, newAfter));
  return hasOlder ? rows.slice(1) : rows;
}

/** The outgoing messages that are not among the stored ones yet. */
function missingFrom(messages: readonly Message[], outgoing: readonly Outgoing[]): readonly Outgoing[] {
  if (outgoing.length === 0) return outgoing;
  const newest = new Set(messages.slice(-200).map((message) => message.id));
  return outgoing.filter((one) => !newest.has(one.id));
}

function rowAfter(before: Entry | undefined, entry: Entry, newAfter: number | null): Row {
  const opensDay = before?.day !== entry.day;
  const opensNew =
    newAfter !== null && entry.seq !== null && entry.seq > newAfter && (!before?.seq || before.seq <= newAfter);
  const apart = before ? entry.at - before.at : 0;
  const opens = opensDay || opensNew || before?.userId !== entry.userId || apart > blockMs;
  const known = rowsOf.get(entry);
  if (known?.opens === opens && known.opensDay === opensDay && known.opensNew === opensNew) return known;
  const row = { entry, opens, opensDay, opensNew };
  rowsOf.set(entry, row);
  return row;
}

/** Rows are immutable and reused, so that unchanged rows need not render again. */
const rowsOf = new WeakMap<Entry, Row>();

/** Entries are immutable and reused, so that rows with the same message need not render again. */
const entries = new WeakMap<Message | Outgoing, Entry>();

function remembered<T extends Message | Outgoing>(of: T, make: () => Omit<Entry, "at" | "day">): Entry {
  const known = entries.get(of);
  if (known) return known;
  const said = new Date(of.createdAt);
  const entry = { ...make(), at: said.getTime(), day: dayNumberOf(said) };
  entries.set(of, entry);
  return entry;
}

const sentEntry = (message: Message) =>
  remembered(message, () => ({ ...message, user: named(message.user), outgoing: null }));

const outgoingEntry = (outgoing: Outgoing, me: Message["user"]) =>
  remembered(outgoing, () => ({
    id: outgoing.id,
    chatId: outgoing.chatId,
    userId: me.id,
    user: me,
    text: outgoing.text,
    mentions: [],
    createdAt: outgoing.createdAt,
    editedAt: null,
    deletedAt: null,
    seq: null,
    outgoing,
  }));
