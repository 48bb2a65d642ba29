/*
 * A message can be made to be hard to read for a parser: thousands of brackets that might be links, quotes in quotes in
 * quotes, a table of a million empty cells. So the parser counts what it does, in steps and not in milliseconds, which
 * makes the bound the same on every machine; past it the text is shown as it was typed.
 */

/** Thrown when a text is too tangled to be worth reading as Markdown. */
export class TooTangled extends Error {}

let left = 0;

/** What a text of this length may cost. What people write needs a step or two for each character, a dense table seven. */
export const allowance = (length: number) => 2_000 + 8 * length;

/** Runs `read` with so many steps to spend. @returns what it made, and how many steps that took. @throws TooTangled */
export function withSteps<T>(steps: number, read: () => T): { made: T; spent: number } {
  left = steps;
  const made = read();
  return { made, spent: steps - left };
}

/** Counts some of the work. @throws TooTangled when there was too much of it. */
export function spend(steps = 1): void {
  left -= steps;
  if (left < 0) throw new TooTangled();
}
