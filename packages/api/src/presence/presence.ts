import type { Actor } from "../context.ts";
import type { EventBus } from "../events/bus.ts";
import { type PresenceStatus, presenceTopic, type Topic } from "../events/events.ts";
import type { Hub } from "../events/hub.ts";

interface PresenceOptions {
  readonly hub: Hub;
  readonly bus: EventBus;
  /** Milliseconds. */
  readonly now?: () => number;
}

/** How long a person without a stream is not called offline: a tab may reload, a phone change networks. */
const graceMs = 10_000;
/** What changes several times within this time is told once. */
const settleMs = 1_000;
/** How long a `presence.watch` holds. */
const leaseMs = 60_000;
/** How many people one person may watch, in all tabs together. */
const maxLeases = 1_000;

/**
 * Who is here, known from open streams, and told only to those who watch. Nothing of it is stored.
 * A person who is watched is a topic; to watch is to hear that topic for a minute.
 */
export class Presence {
  readonly #hub: Hub;
  readonly #bus: EventBus;
  readonly #now: () => number;
  /** Sessions whose device has nobody in front of it, by person. */
  readonly #away = new Map<string, Set<string>>();
  readonly #leftAt = new Map<string, number>();
  /** What those who watch a person were told last. */
  readonly #told = new Map<string, PresenceStatus>();
  /** When to see whether there is something new to tell of a person. */
  readonly #due = new Map<string, number>();
  /** Until when somebody watches whom: by who watches, then by who is watched. */
  readonly #leases = new Map<string, Map<string, number>>();
  /** Grows when people part: who may look at whom has to be asked again. */
  #partings = 0;
  readonly #timer: NodeJS.Timeout;
  readonly #stops: (() => void)[];

  constructor({ hub, bus, now = () => performance.now() }: PresenceOptions) {
    this.#hub = hub;
    this.#bus = bus;
    this.#now = now;
    this.#stops = [
      hub.onArrival((userId, here) => this.#arrival(userId, here)),
      bus.subscribe(({ topics, event }) => {
        if (event.type === "member.removed") this.#endWatching(event.userId);
        if (event.type === "group.deleted") this.#partAll(topics);
      }),
    ];
    this.#timer = setInterval(() => this.tick(), settleMs);
    this.#timer.unref();
  }

  /** What is known of a person now. */
  statusOf(userId: string): PresenceStatus {
    const sessions = this.#hub.sessionsOf(userId);
    if (sessions.length === 0) return this.#leftAt.has(userId) ? (this.#told.get(userId) ?? "online") : "offline";
    const away = this.#away.get(userId);
    return away && sessions.every((session) => away.has(session)) ? "away" : "online";
  }

  /** Repeats a read of who shares a group with whom until no membership ended during it. */
  async readConsistently<T>(look: () => Promise<T>): Promise<T> {
    for (;;) {
      const before = this.#partings;
      const found = await look();
      if (before === this.#partings) return found;
    }
  }

  /** Lets `watcherId` hear of these people for a minute, and says how they are now. The caller has seen that this is allowed. */
  watch(watcherId: string, userIds: readonly string[]): { userId: string; status: PresenceStatus }[] {
    if (this.#hub.sessionsOf(watcherId).length > 0) this.#lease(watcherId, userIds);
    return userIds.map((userId) => ({ userId, status: this.statusOf(userId) }));
  }

  /** Says whether somebody sits at the device of a session. */
  set({ userId, sessionId }: Actor, status: "online" | "away"): void {
    const away = this.#away.get(userId) ?? new Set();
    if (status === "away") away.add(sessionId);
    else away.delete(sessionId);
    if (away.size > 0) this.#away.set(userId, away);
    else this.#away.delete(userId);
    this.#due.set(userId, this.#now() + settleMs);
  }

  /** Tells what has changed since the last time; called once a second. */
  tick(): void {
    const now = this.#now();
    for (const [userId, at] of this.#due) if (at <= now) this.#settle(userId);
    for (const [watcherId, leases] of this.#leases) {
      for (const [userId, until] of leases) if (until <= now) this.#release(watcherId, userId);
    }
  }

  close(): void {
    clearInterval(this.#timer);
    for (const stop of this.#stops) stop();
  }

  #lease(watcherId: string, userIds: readonly string[]): void {
    const leases = this.#leases.get(watcherId) ?? new Map<string, number>();
    this.#leases.set(watcherId, leases);
    for (const userId of userIds) {
      leases.delete(userId);
      leases.set(userId, this.#now() + leaseMs);
      this.#hub.listen(watcherId, presenceTopic(userId));
      if (!this.#told.has(userId)) this.#told.set(userId, this.statusOf(userId));
    }
    for (const userId of leases.keys()) {
      if (leases.size <= maxLeases) return;
      this.#release(watcherId, userId);
    }
  }

  #release(watcherId: string, userId: string): void {
    const leases = this.#leases.get(watcherId);
    leases?.delete(userId);
    if (leases?.size === 0) this.#leases.delete(watcherId);
    this.#hub.forget(watcherId, presenceTopic(userId));
    if (!this.#hub.isHeard(presenceTopic(userId))) this.#told.delete(userId);
  }

  #arrival(userId: string, here: boolean): void {
    if (here) this.#leftAt.delete(userId);
    else {
      this.#leftAt.set(userId, this.#now());
      for (const watched of [...(this.#leases.get(userId)?.keys() ?? [])]) this.#release(userId, watched);
    }
    this.#due.set(userId, this.#now() + (here ? settleMs : graceMs));
  }

  /** Whoever leaves a group neither watches its people nor is watched by them, unless somebody asks again and may. */
  #endWatching(userId: string): void {
    this.#partings++;
    for (const watched of [...(this.#leases.get(userId)?.keys() ?? [])]) this.#release(userId, watched);
    for (const [watcherId, leases] of this.#leases) if (leases.has(userId)) this.#release(watcherId, userId);
  }

  /** The members of a group that is no more: they see each other no longer, unless they ask again and may. */
  #partAll(topics: readonly Topic[]): void {
    this.#partings++;
    const members = new Set(topics.flatMap((topic) => (topic.startsWith("user:") ? topic.slice("user:".length) : [])));
    for (const userId of members) {
      const watched = [...(this.#leases.get(userId)?.keys() ?? [])];
      for (const other of watched) if (members.has(other)) this.#release(userId, other);
    }
  }

  #settle(userId: string): void {
    this.#due.delete(userId);
    const sessions = this.#hub.sessionsOf(userId);
    if (sessions.length === 0) {
      this.#leftAt.delete(userId);
      this.#away.delete(userId);
    }
    const status = this.statusOf(userId);
    const topic = presenceTopic(userId);
    if (!this.#hub.isHeard(topic) || this.#told.get(userId) === status) return;
    this.#told.set(userId, status);
    this.#bus.publish({ topics: [topic], event: { type: "presence", userId, status } });
  }
}
