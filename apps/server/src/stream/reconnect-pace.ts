import type { Socket } from "node:net";
import { ParleyError } from "@parley/api";

const shortestMs = 500;
/** How many streams may reconnect per second without slowing the server for others. */
const perSecond = 660;
const stepMs = 1_000 / perSecond;
/** How many streams may open at the same moment. */
const burst = 20;

/**
 * How long a client that loses its stream waits before it reconnects: `retry` of the event stream, in milliseconds. A server that
 * goes down loses all streams at the same moment; the more there are, the further they are spread out.
 *
 * @param chance from 0 to 1, different for each stream
 */
export const retryMs = (streams: number, chance: number): number =>
  Math.round(shortestMs + (chance * streams * 1_000) / perSecond);

/**
 * Opens streams no faster than `perSecond`, in the order in which they were requested: a leaky bucket. Clients that found no server
 * while it restarted all come soon after it is back, when it has neither compiled its code nor filled a cache.
 */
export class OpeningPace {
  /** When the last one was due. */
  #dueAt = Number.NEGATIVE_INFINITY;
  /** In the order of their turns. */
  readonly #waiting = new Set<Waiting>();
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  /**
   * Resolves when it is this one's turn; at once unless more than `burst` are ahead of the pace. Nobody waits for a client that has
   * left: its turn goes to the next one.
   *
   * @throws ClientGone when `socket` closes before that, SERVER_FULL when the server stops.
   */
  async turn(socket: Pick<Socket, "destroyed" | "once" | "off">): Promise<void> {
    if (this.#stopped) throw new ParleyError("SERVER_FULL");
    if (socket.destroyed) throw new ClientGone();
    if (this.#waiting.size === 0) {
      this.#dueAt = Math.max(this.#dueAt, performance.now() - burst * stepMs);
      if (this.#take()) return;
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

  #admit(): void {
    this.#timer = undefined;
    for (const waiting of this.#waiting) {
      if (!this.#take()) {
        this.#timer = setTimeout(() => this.#admit(), this.#early());
        return;
      }
      this.#waiting.delete(waiting);
      waiting.settle();
    }
  }

  /** Takes the next turn, if it has come. */
  #take(): boolean {
    // Timers cannot wait for less than a millisecond.
    if (this.#early() >= 1) return false;
    this.#dueAt += stepMs;
    return true;
  }

  /** In how many milliseconds the next turn comes. */
  #early(): number {
    return this.#dueAt + stepMs - performance.now();
  }
}

interface Waiting {
  /** Ends the wait, with an error for a refusal. */
  settle(error?: Error): void;
}

/** The client has left before its stream was opened. */
export class ClientGone extends Error {
  override readonly name = "ClientGone";
}
