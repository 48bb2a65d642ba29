import { type Actor, enforceRate, type RateLimiter } from "@parley/api";
import { addressKey } from "./address.ts";

/** Who asks, for the limits: a person, or an address as long as nobody is signed in there. */
export const callerOf = (actor: Actor | null, address: string): string => actor?.userId ?? addressKey(address);

/**
 * Calls of one person or address. A busy screen asks for some twenty things at once and then for one or two a second; a room
 * of people behind one address signs in within a minute.
 */
const callRate = { perSecond: 50, burst: 300 };

/** More than a page of ordinary messages takes. 100 of the longest are 60 times as much. */
const charactersPerCall = 100_000;
/** Nobody is kept out for longer than four seconds for one answer. */
const mostCallsOfAnswer = 200;

const keyOf = (caller: string) => `calls:${caller}`;

/** @throws ParleyError `RATE_LIMITED` when there were too many. Each call of a batch counts. */
export function countCalls(limiter: RateLimiter, caller: string, calls: number): void {
  enforceRate(limiter, keyOf(caller), callRate, calls);
}

/**
 * Counts a long answer as some calls more: each holds memory until it is sent, and the processor while it is written. What it
 * costs is known when the work is done; so as long as one call is left it is sent, and the rest of its price is owed.
 *
 * @throws ParleyError `RATE_LIMITED`: then the answer is not to be sent.
 */
export function countAnswer(limiter: RateLimiter, caller: string, characters: number): void {
  const calls = Math.min(Math.floor(characters / charactersPerCall), mostCallsOfAnswer);
  if (calls === 0) return;
  countCalls(limiter, caller, 1);
  limiter.owe(keyOf(caller), callRate, calls - 1);
}
