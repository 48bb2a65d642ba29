import { limits } from "@parley/api/limits";

/** From here on someone who writes is told how much room is left. */
const near = 500;

/**
 * How many characters a message has left, counted as the server counts them (code points, after trimming), once that
 * is worth knowing; negative when it is too long.
 */
export function charactersLeft(text: string): number | undefined {
  // Never more code points than code units, so a short text need not be counted.
  if (text.length < limits.messageLength - near) return undefined;
  let count = 0;
  for (const _ of text.trim()) count++;
  const left = limits.messageLength - count;
  return left <= near ? left : undefined;
}
