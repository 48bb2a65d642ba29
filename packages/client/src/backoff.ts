const firstMs = 1_000;
const maxMs = 30_000;

/**
 * Milliseconds to wait before the next try after `failures` failures in a row (from 0): 0.5 to 1 s, doubling up to 15 to 30 s.
 * Half of it is random, so that clients that lost a server together do not return together.
 */
export function backoffMs(failures: number): number {
  const ceiling = Math.min(maxMs, firstMs * 2 ** Math.min(failures, 16));
  return ceiling / 2 + (Math.random() * ceiling) / 2;
}
