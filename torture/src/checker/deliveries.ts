import type { Entry } from "../history/history.ts";
import type { Snapshot, WireEvent } from "../history/wire.ts";
import { type Evidence, isDone } from "./evidence.ts";
import { groupsOfChats } from "./groups-of-chats.ts";
import { InDoubt } from "./in-doubt.ts";
import type { Violation } from "./violation.ts";

type Heard = Extract<Entry, { kind: "heard" }>;

/**
 * P3 and P5, on the streams: from one `resync` to the next, a client receives every change of each of its chats once
 * and in order, across any number of streams. A violation within one stream breaks the order (P3), one across a
 * reconnect breaks resuming (P5).
 */
export function findBadDeliveries(evidence: Evidence): Violation[] {
  const violations: Violation[] = [];
  const groups = groupsOfChats(evidence);
  const inDoubt = new InDoubt(evidence);
  const listeners = new Map<string, Listener>();
  const listenerOf = (client: string) => {
    const listener = listeners.get(client) ?? new Listener({ groups, inDoubt, violations });
    listeners.set(client, listener);
    return listener;
  };
  const snapshots = new Map(
    evidence
      .of("sync.snapshot")
      .filter(isDone)
      .map((call) => [call.to, call]),
  );
  for (const [at, entry] of evidence.entries.entries()) {
    if (entry.kind === "opened") listenerOf(entry.by.client).open(entry);
    else if (entry.kind === "heard") listenerOf(entry.by.client).hear(entry, at);
    else if (entry.kind === "ended") {
      const call = snapshots.get(at);
      if (call) listenerOf(call.by.client).takeSnapshot(call.result.data, call);
    }
  }
  return violations;
}

/** A client's position in one chat since it began to receive its events. */
interface Place {
  /** The place in the history from which on it should receive everything. */
  readonly since: number;
  /** The revision in the first snapshot after that. Everything later must arrive as an event. */
  baseline?: number;
  first?: number;
  last?: number;
  lastStream: number;
  lastAt: number;
  readonly skipped: Set<number>;
}

interface Checks {
  readonly groups: ReadonlyMap<string, string>;
  readonly inDoubt: InDoubt;
  readonly violations: Violation[];
}

class Listener {
  readonly #checks: Checks;
  readonly #places = new Map<string, Place>();
  readonly #ids = new Map<string, number>();
  #since = 0;
  #begins = false;

  constructor(checks: Checks) {
    this.#checks = checks;
  }

  open({ lastEventId }: { lastEventId: string | undefined }): void {
    this.#begins = lastEventId === undefined;
  }

  hear(entry: Heard, at: number): void {
    const { event, by } = entry;
    if (event.type === "resync") this.#reset(at);
    if (event.type === "resync" || event.type === "typing" || event.type === "presence") return;
    if (this.#begins) this.#report("P5", `${by.client} begins a stream without a resync`, [at]);
    this.#begins = false;
    this.#reportRepeatedId(entry, at);
    if ("message" in event) this.#advance(event, entry, at);
    else if ("chat" in event) this.#applyChat(event.chat, entry.stream, at);
    else this.#applyAccessChange(event, by.userId, at);
  }

  /** The client took a snapshot. */
  takeSnapshot(snapshot: Snapshot, call: { from: number; to: number; by: { client: string } }): void {
    for (const { id, lastRev } of snapshot.chats) {
      const place = this.#places.get(id) ?? this.#start(id, this.#since);
      if (place.baseline !== undefined || call.from < place.since) continue;
      place.baseline = lastRev;
      if (place.first === undefined || place.first <= lastRev + 1) continue;
      this.#reportGap(id, place, {
        from: lastRev + 1,
        to: place.first,
        at: [call.to, place.lastAt],
        who: call.by.client,
        promise: "P5",
      });
    }
  }

  #reset(at: number): void {
    this.#places.clear();
    this.#ids.clear();
    this.#since = at;
    this.#begins = false;
  }

  #start(chatId: string, since: number, baseline?: number): Place {
    const known = this.#places.get(chatId);
    if (known) return known;
    const place: Place = { since, lastStream: 0, lastAt: since, skipped: new Set() };
    if (baseline !== undefined) place.baseline = baseline;
    this.#places.set(chatId, place);
    return place;
  }

  /** Losing access ends what a client may expect of its chats, and gaining access starts it again. */
  #applyAccessChange(event: WireEvent, self: string, at: number): void {
    const { groups } = this.#checks;
    if (event.type === "chatMember.removed" || event.type === "chatMember.added") {
      if (event.userId !== self) return;
      this.#places.delete(event.chatId);
      this.#since = at;
    } else if (event.type === "chat.deleted") {
      this.#places.delete(event.chatId);
    } else if (event.type === "member.removed" || event.type === "member.joined" || event.type === "group.deleted") {
      const who =
        event.type === "member.removed" ? event.userId : event.type === "member.joined" ? event.member.userId : self;
      if (who !== self) return;
      for (const chatId of [...this.#places.keys()])
        if (groups.get(chatId) === event.groupId) this.#places.delete(chatId);
      this.#since = at;
    }
  }

  /**
   * An event with a chat and its counters. After a reconnect these may be ahead of the received changes, if the chat
   * was opened to all in the meantime: the client must then fetch the rest. Within one stream they may not.
   */
  #applyChat({ id, lastRev }: { id: string; lastRev: number }, stream: number, at: number): void {
    const place = this.#start(id, at, lastRev);
    if (place.last === undefined) place.baseline = Math.max(place.baseline ?? 0, lastRev);
    if (place.last === undefined || place.lastStream === stream) return;
    place.last = Math.max(place.last, lastRev);
    place.lastStream = stream;
    place.lastAt = at;
  }

  #advance({ chatId, rev }: { chatId: string; rev: number }, { stream, by }: Heard, at: number): void {
    const place = this.#start(chatId, this.#since);
    const { last, lastAt } = place;
    const promise = last !== undefined && place.lastStream === stream ? "P3" : "P5";
    const expected = (last ?? place.baseline ?? rev - 1) + 1;
    const gap = { from: expected, to: rev, at: [lastAt, at], who: by.client, promise } as const;
    if (rev > expected) this.#reportGap(chatId, place, gap);
    else if (last !== undefined && rev <= last) {
      if (place.skipped.delete(rev))
        this.#report("P3", `${by.client} hears rev ${rev} of chat ${chatId} after ${last}`, [lastAt, at]);
      else this.#report("P5", `${by.client} hears rev ${rev} of chat ${chatId} again`, [lastAt, at]);
    }
    place.first ??= rev;
    place.last = Math.max(rev, last ?? 0);
    place.lastStream = stream;
    place.lastAt = at;
  }

  #reportGap(
    chatId: string,
    place: Place,
    {
      from,
      to,
      at,
      who,
      promise,
    }: { from: number; to: number; at: readonly number[]; who: string; promise: "P3" | "P5" },
  ): void {
    for (let rev = from; rev < to; rev++) {
      place.skipped.add(rev);
      if (this.#checks.inDoubt.has(chatId, rev)) continue;
      this.#report(promise, `${who} does not hear rev ${rev} of chat ${chatId}`, at);
    }
  }

  #reportRepeatedId({ id, by, event }: Heard, at: number): void {
    if (id === undefined) return;
    const before = this.#ids.get(id);
    if (before !== undefined)
      this.#report("P5", `${by.client} hears ${event.type} again, with the id ${id}`, [before, at]);
    this.#ids.set(id, at);
  }

  #report(promise: "P3" | "P5", what: string, at: readonly number[]): void {
    this.#checks.violations.push({ promise, what, at });
  }
}
