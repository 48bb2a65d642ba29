import { ParleyError } from "./errors.ts";
import type { Rate } from "./limits.ts";

/** Limits how often each key (a person, an IP address) may do something, by a {@link Rate}. */
export interface RateLimiter {
  /** Takes `cost` tokens. @returns 0 when allowed, otherwise the seconds to wait, rounded up. */
  take(key: string, rate: Rate, cost?: number): number;
  /** Takes `cost` tokens, also those that are not there: until they are paid back, nothing more is allowed. */
  owe(key: string, rate: Rate, cost: number): void;
}

/** Takes `cost` tokens for `key`. @throws ParleyError `RATE_LIMITED` when there are not enough. */
export function enforceRate(limiter: RateLimiter, key: string, rate: Rate, cost = 1): void {
  const retryAfter = limiter.take(key, rate, cost);
  if (retryAfter > 0) throw new ParleyError("RATE_LIMITED", { retryAfter });
}

interface MemoryLimiter extends RateLimiter {
  /** How many keys are held. */
  readonly size: number;
}

interface Bucket {
  tokens: number;
  at: number;
  rate: Rate;
}

/** Full buckets carry no information. They are deleted when this many keys are held, and again at twice as many. */
const firstSweepAt = 10_000;

/** Token buckets in memory, for one process. */
export function createRateLimiter(now: () => number = () => performance.now()): MemoryLimiter {
  const buckets = new Map<string, Bucket>();
  let sweepAt = firstSweepAt;

  const level = (bucket: Bucket, at: number) =>
    Math.min(bucket.rate.burst, bucket.tokens + ((at - bucket.at) / 1000) * bucket.rate.perSecond);

  function sweep(at: number): void {
    for (const [key, bucket] of buckets) if (level(bucket, at) >= bucket.rate.burst) buckets.delete(key);
    // Not again for the same keys: an attacker with many keys would make every call scan all of them.
    sweepAt = Math.max(firstSweepAt, 2 * buckets.size);
  }

  return {
    take(key, rate, cost = 1) {
      const at = now();
      if (buckets.size >= sweepAt) sweep(at);
      const bucket = buckets.get(key) ?? { tokens: rate.burst, at, rate };
      const tokens = level(bucket, at);
      if (tokens < cost) return Math.max(1, Math.ceil((cost - tokens) / rate.perSecond));
      buckets.set(key, { tokens: tokens - cost, at, rate });
      return 0;
    },
    owe(key, rate, cost) {
      const at = now();
      const bucket = buckets.get(key) ?? { tokens: rate.burst, at, rate };
      buckets.set(key, { tokens: level(bucket, at) - cost, at, rate });
    },
    get size() {
      return buckets.size;
    },
  };
}

/** For benchmarks and black-box checks (`RATE_LIMITS=off`). */
export const unlimited: RateLimiter = { take: () => 0, owe() {} };
