const shortestMs = 500;
/** How many streams may reconnect per second without slowing the server for others. */
const perSecond = 660;

/**
 * How long a client that loses its stream waits before it reconnects: `retry` of the event stream, in milliseconds. A server that
 * goes down loses all streams at the same moment; the more there are, the further they are spread out.
 *
 * @param chance from 0 to 1, different for each stream
 */
export const retryMs = (streams: number, chance: number): number =>
  Math.round(shortestMs + (chance * streams * 1_000) / perSecond);
