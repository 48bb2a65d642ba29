/**
 * All processes of a machine share its monotonic clock, while the origin of `performance` differs in each. Another
 * process may run between two readings, so of many pairs of readings the one with the smallest gap counts.
 */
function measureOffset(): number {
  let best = { gap: Number.POSITIVE_INFINITY, offset: 0 };
  for (let reading = 0; reading < 100; reading++) {
    const before = performance.now() * 1000;
    const shared = Number(process.hrtime.bigint()) / 1000;
    const gap = performance.now() * 1000 - before;
    if (gap < best.gap) best = { gap, offset: shared - before - gap / 2 };
  }
  return best.offset;
}

const offset = measureOffset();

/**
 * Microseconds on a clock that all processes of this machine share.
 * @param at an instant of `performance.now()`
 */
export const sharedMicroseconds = (at = performance.now()): number => at * 1000 + offset;
