const shortestMs = 500;
/** Streams that may come back in a second and still leave the others their server. */
const perSecond = 660;

/**
 * When a client comes back that has lost its stream: `retry` of the event stream. A server that goes down loses all of them at
 * the same moment; the more there are, the further they spread.
 *
 * @param chance from 0 to 1, another one for each stream
 */
export const retryMs = (streams: number, chance: number): number =>
  Math.round(shortestMs + (chance * streams * 1_000) / perSecond);
