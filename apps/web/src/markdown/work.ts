/*
 * A message can be crafted to be hard to parse: thousands of brackets that might be links, deeply nested quotes, a table of a
 * million empty cells. So the parser counts its work, in steps and not in milliseconds, so that the limit is the same on every
 * machine; beyond it the text is shown as typed.
 */

/** Thrown when a text is too tangled to be worth reading as Markdown. */
export class TooTangled extends Error {}

let left = 0;

/** How many steps a text of this length may take. What people write needs one or two per character, a dense table seven. */
export const allowance = (length: number) => 2_000 + 8 * length;

/** Runs `read` with a budget of steps. @returns its result, and the steps it took. @throws TooTangled */
export function withSteps<T>(steps: number, read: () => T): { made: T; spent: number } {
  left = steps;
  const made = read();
  return { made, spent: steps - left };
}

/** Counts steps. @throws TooTangled when the budget is spent. */
export function spend(steps = 1): void {
  left -= steps;
  if (left < 0) throw new TooTangled();
}
