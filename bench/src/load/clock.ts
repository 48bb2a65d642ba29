/**
 * The monotonic clock of the machine is one and the same in all its processes; that of `performance` begins in each anew.
 * Of many readings of both, that one counts which was interrupted least: another process may run between any two.
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
 * Microseconds by a clock that all processes of this machine share.
 * @param at an instant of `performance.now()`
 */
export const sharedMicroseconds = (at = performance.now()): number => at * 1000 + offset;
