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

/** How long a person without a stream still counts as online: a tab may reload, a phone may change networks. */
const graceMs = 10_000;
/** Several changes within this time are sent as one. */
const settleMs = 1_000;
/** How long a `presence.watch` lasts. */
const leaseMs = 60_000;
/** How many people one person may watch, in all tabs together. */
const maxLeases = 1_000;

/**
 * Who is online, derived from open streams and sent only to those who watch. Nothing is stored.
 * Each watched person is a topic; watching means being subscribed to that topic for a minute.
 */
export class Presence {
  readonly #hub: Hub;
  readonly #bus: EventBus;
  readonly #now: () => number;
  /** Sessions that are away, by person. */
  readonly #away = new Map<string, Set<string>>();
  readonly #leftAt = new Map<string, number>();
  /** The status that was last sent to a person's watchers. */
  readonly #lastSent = new Map<string, PresenceStatus>();
  /** When to check whether a person's status has changed. */
  readonly #due = new Map<string, number>();
  /** Until when somebody watches whom: by watcher, then by watched person. */
  readonly #leases = new Map<string, Map<string, number>>();
  /** Incremented when memberships end: who may watch whom must then be read again. */
  #endedMemberships = 0;
  readonly #timer: NodeJS.Timeout;
  readonly #stops: (() => void)[];

  constructor({ hub, bus, now = () => performance.now() }: PresenceOptions) {
    this.#hub = hub;
    this.#bus = bus;
    this.#now = now;
    this.#stops = [
      hub.onPresence((userId, present) => this.#onPresence(userId, present)),
      bus.subscribe(({ topics, event }) => {
        if (event.type === "member.removed") this.#endWatching(event.userId);
        if (event.type === "group.deleted") this.#endWatchingAmong(topics);
      }),
    ];
    this.#timer = setInterval(() => this.tick(), settleMs);
    this.#timer.unref();
  }

  /** A person's status now. */
  statusOf(userId: string): PresenceStatus {
    const sessions = this.#hub.sessionsOf(userId);
    if (sessions.length === 0) return this.#leftAt.has(userId) ? (this.#lastSent.get(userId) ?? "online") : "offline";
    const away = this.#away.get(userId);
    return away && sessions.every((session) => away.has(session)) ? "away" : "online";
  }

  /** Repeats a read of who shares a group with whom until no membership ends during it. */
  async readConsistently<T>(look: () => Promise<T>): Promise<T> {
    for (;;) {
      const before = this.#endedMemberships;
      const found = await look();
      if (before === this.#endedMemberships) return found;
    }
  }

  /** Sends changes of these people to `watcherId` for a minute, and returns their status now. The caller has checked access. */
  watch(watcherId: string, userIds: readonly string[]): { userId: string; status: PresenceStatus }[] {
    if (this.#hub.sessionsOf(watcherId).length > 0) this.#lease(watcherId, userIds);
    return userIds.map((userId) => ({ userId, status: this.statusOf(userId) }));
  }

  /** Sets whether somebody is at a session's device. */
  set({ userId, sessionId }: Actor, status: "online" | "away"): void {
    const away = this.#away.get(userId) ?? new Set();
    if (status === "away") away.add(sessionId);
    else away.delete(sessionId);
    if (away.size > 0) this.#away.set(userId, away);
    else this.#away.delete(userId);
    this.#due.set(userId, this.#now() + settleMs);
  }

  /** Sends what has changed since the last time; called once a second. */
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
      this.#hub.subscribe(watcherId, presenceTopic(userId));
      if (!this.#lastSent.has(userId)) this.#lastSent.set(userId, this.statusOf(userId));
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
    this.#hub.unsubscribe(watcherId, presenceTopic(userId));
    if (!this.#hub.hasSubscribers(presenceTopic(userId))) this.#lastSent.delete(userId);
  }

  #onPresence(userId: string, present: boolean): void {
    if (present) this.#leftAt.delete(userId);
    else {
      this.#leftAt.set(userId, this.#now());
      for (const watched of [...(this.#leases.get(userId)?.keys() ?? [])]) this.#release(userId, watched);
    }
    this.#due.set(userId, this.#now() + (present ? settleMs : graceMs));
  }

  /** A person who leaves a group stops watching and being watched, until a new `watch` that passes the access check. */
  #endWatching(userId: string): void {
    this.#endedMemberships++;
    for (const watched of [...(this.#leases.get(userId)?.keys() ?? [])]) this.#release(userId, watched);
    for (const [watcherId, leases] of this.#leases) if (leases.has(userId)) this.#release(watcherId, userId);
  }

  /** Members of a deleted group stop watching each other, until a new `watch` that passes the access check. */
  #endWatchingAmong(topics: readonly Topic[]): void {
    this.#endedMemberships++;
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
    if (!this.#hub.hasSubscribers(topic) || this.#lastSent.get(userId) === status) return;
    this.#lastSent.set(userId, status);
    this.#bus.publish({ topics: [topic], event: { type: "presence", userId, status } });
  }
}
