import type { Socket } from "node:net";
import { performance as nodePerformance } from "node:perf_hooks";
import { ParleyError } from "@parley/api";

const shortestMs = 500;
/** How many streams may reconnect per second at most. */
const perSecond = 580;
const fewestPerSecond = 100;
/** However busy the server is: nobody stays without their messages for longer. */
const longestWaitSeconds = 25;
/** The share of the time that the event loop may be working while streams reconnect. The rest is for everybody else's calls. */
const busiest = 0.8;
/** How often the pace follows the load. */
const adjustMs = 100;
/** How many streams may open at the same moment. */
const burst = 20;
/** How many may open at the same moment while others wait: a server that is late has no time for more. */
const atOnce = 4;

/**
 * How long a client that loses its stream waits before it reconnects: `retry` of the event stream, in milliseconds. A server that
 * goes down loses all streams at the same moment; the more there are, the further they are spread out.
 *
 * @param chance from 0 to 1, different for each stream
 */
export const retryMs = (streams: number, chance: number): number =>
  Math.round(shortestMs + (chance * streams * 1_000) / perSecond);

/**
 * Opens streams no faster than the server can while it also answers everybody else, in the order in which they were requested: a
 * leaky bucket whose rate falls when the event loop is busy, and rises again when it is not. Clients that found no server while
 * it restarted all come soon after it is back, when it has neither compiled its code nor filled a cache; and some machines are
 * several times as slow as others.
 */
export class OpeningPace {
  readonly #readLoad: () => number;
  /** Per second. */
  #rate = perSecond;
  /** The least per second, so that everyone who waits gets their turn in time. */
  #floor = fewestPerSecond;
  #adjustAt = Number.NEGATIVE_INFINITY;
  #admittedAt = Number.NEGATIVE_INFINITY;
  /** When the last one was due. */
  #dueAt = Number.NEGATIVE_INFINITY;
  /** In the order of their turns. */
  readonly #waiting = new Set<Waiting>();
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  /** @param readLoad the share of the time, from 0 to 1, that the event loop has been working since the last call */
  constructor(readLoad = eventLoopLoad()) {
    this.#readLoad = readLoad;
  }

  /**
   * Resolves when it is this one's turn; at once unless more than `burst` are ahead of the pace. Nobody waits for a client that has
   * left: its turn goes to the next one.
   *
   * @throws ClientGone when `socket` closes before that, SERVER_FULL when the server stops.
   */
  async admission(socket: Pick<Socket, "destroyed" | "once" | "off">): Promise<void> {
    if (this.#stopped) throw new ParleyError("SERVER_FULL");
    if (socket.destroyed) throw new ClientGone();
    if (this.#waiting.size === 0) {
      this.#forgive(burst);
      if (this.#take()) return;
      this.#beginQueue();
    }
    await new Promise<void>((resolve, reject) => {
      const leave = () => {
        this.#waiting.delete(waiting);
        reject(new ClientGone());
      };
      const settle = (error?: Error) => {
        socket.off("close", leave);
        if (error) reject(error);
        else resolve();
      };
      const waiting = { settle };
      socket.once("close", leave);
      this.#waiting.add(waiting);
      this.#floor = Math.min(Math.max(this.#floor, this.#waiting.size / longestWaitSeconds), perSecond);
      this.#timer ??= setTimeout(() => this.#admit(), this.#early());
    });
  }

  /** Refuses those who wait, and everyone from now on. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    for (const { settle } of this.#waiting) settle(new ParleyError("SERVER_FULL"));
    this.#waiting.clear();
  }

  #beginQueue(): void {
    // What the server did before anybody had to wait says nothing of what it can do now.
    this.#readLoad();
    this.#floor = fewestPerSecond;
    this.#admittedAt = performance.now();
    this.#adjustAt = this.#admittedAt + adjustMs;
  }

  #admit(): void {
    this.#timer = undefined;
    const now = performance.now();
    if (now >= this.#adjustAt) {
      this.#adjustAt = now + adjustMs;
      this.#adjust(this.#readLoad());
    }
    const owed = ((now - this.#admittedAt) / 1_000) * this.#floor;
    this.#admittedAt = now;
    this.#forgive(Math.max(atOnce, owed));
    for (const waiting of this.#waiting) {
      if (!this.#take()) {
        this.#timer = setTimeout(() => this.#admit(), this.#early());
        return;
      }
      this.#waiting.delete(waiting);
      waiting.settle();
    }
  }

  /** Additive increase, multiplicative decrease, as networks share a line. */
  #adjust(load: number): void {
    this.#rate = load > busiest ? Math.max(this.#rate * 0.8, this.#floor) : Math.min(this.#rate + 40, perSecond);
  }

  /** Drops the turns that nobody took in time, but for this many. */
  #forgive(count: number): void {
    this.#dueAt = Math.max(this.#dueAt, performance.now() - count * this.#stepMs);
  }

  /** Takes the next turn, if it has come. */
  #take(): boolean {
    // Timers cannot wait for less than a millisecond.
    if (this.#early() >= 1) return false;
    this.#dueAt += this.#stepMs;
    return true;
  }

  /** In how many milliseconds the next turn comes. */
  #early(): number {
    return this.#dueAt + this.#stepMs - performance.now();
  }

  get #stepMs(): number {
    return 1_000 / this.#rate;
  }
}

function eventLoopLoad(): () => number {
  // Imported, because the global one has the type of a browser's where the DOM's types are loaded, too.
  const { eventLoopUtilization } = nodePerformance;
  let last = eventLoopUtilization();
  return () => {
    const now = eventLoopUtilization();
    const { utilization } = eventLoopUtilization(now, last);
    last = now;
    return utilization;
  };
}

interface Waiting {
  /** Ends the wait, with an error for a refusal. */
  settle(error?: Error): void;
}

/** The client has left before its stream was opened. */
export class ClientGone extends Error {
  override readonly name = "ClientGone";
}
