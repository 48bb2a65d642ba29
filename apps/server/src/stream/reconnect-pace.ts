const shortestMs = 500;
/** How many streams may reconnect per second without slowing the server for others. */
const perSecond = 660;
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
  /** When the next one would be due if they came without a pause. */
  #dueAt = Number.NEGATIVE_INFINITY;

  /** Resolves when it is this one's turn; at once unless more than `burst` are ahead of the pace. */
  async turn(): Promise<void> {
    const now = performance.now();
    this.#dueAt = Math.max(this.#dueAt, now - (burst * 1_000) / perSecond) + 1_000 / perSecond;
    const early = this.#dueAt - now;
    // Timers cannot wait for less than a millisecond.
    if (early >= 1) await new Promise((resolve) => setTimeout(resolve, early));
  }
}
