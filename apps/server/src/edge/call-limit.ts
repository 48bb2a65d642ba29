import { type Actor, enforceRate, type RateLimiter } from "@parley/api";
import { addressKey } from "./address.ts";

/** The key for rate limits: the person or, when nobody is signed in, the IP address. */
export const callerOf = (actor: Actor | null, address: string): string => actor?.userId ?? addressKey(address);

/**
 * For the calls of one person or IP address. A busy screen makes some twenty calls at once and then one or two a second; a room
 * full of people behind one address signs in within a minute.
 */
const callRate = { perSecond: 50, burst: 300 };

/** More than a page of ordinary messages takes. 100 of the longest take 60 times as much. */
const charactersPerCall = 100_000;
/** One answer never blocks its caller for more than four seconds. */
const maxCallsOfAnswer = 200;

const keyOf = (caller: string) => `calls:${caller}`;

/** Counts calls against the limit. Each call of a batch counts. @throws ParleyError `RATE_LIMITED` */
export function countCalls(limiter: RateLimiter, caller: string, calls: number): void {
  enforceRate(limiter, keyOf(caller), callRate, calls);
}

/**
 * Counts a long answer as further calls: it holds memory until it is sent, and takes processor time to serialise. Its cost is
 * known only when the work is done, so it is sent as long as one call is left, and the rest is owed.
 *
 * @throws ParleyError `RATE_LIMITED`: then the answer must not be sent.
 */
export function countAnswer(limiter: RateLimiter, caller: string, characters: number): void {
  const calls = Math.min(Math.floor(characters / charactersPerCall), maxCallsOfAnswer);
  if (calls === 0) return;
  countCalls(limiter, caller, 1);
  limiter.owe(keyOf(caller), callRate, calls - 1);
}
