import { type Actor, ParleyError, type RateLimiter } from "@parley/api";
import { addressKey } from "./address.ts";

/**
 * Calls of one person, or of one address as long as nobody is signed in there. A busy screen asks for some twenty things
 * at once and then for one or two a second; a room of people behind one address signs in within a minute.
 */
const callRate = { perSecond: 50, burst: 300 };

/** @throws ParleyError `RATE_LIMITED` when there were too many. Each call of a batch counts. */
export function countCalls(limiter: RateLimiter, who: { actor: Actor | null; address: string }, calls: number): void {
  const key = who.actor ? `calls:${who.actor.userId}` : `calls:${addressKey(who.address)}`;
  const retryAfter = limiter.take(key, callRate, calls);
  if (retryAfter > 0) throw new ParleyError("RATE_LIMITED", { retryAfter });
}
