/** The monotonic clock of the machine is one and the same in all its processes; that of `performance` begins in each anew. */
const offset = Number(process.hrtime.bigint() / 1000n) - performance.now() * 1000;

/**
 * Microseconds by a clock that all processes of this machine share.
 * @param at an instant of `performance.now()`
 */
export const sharedMicroseconds = (at = performance.now()): number => at * 1000 + offset;
