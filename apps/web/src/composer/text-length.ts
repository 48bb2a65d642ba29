import { limits } from "@parley/api/limits";

/** From this many characters left, the number is shown. */
const near = 500;

/**
 * How many characters a message has left, counted as on the server (code points, after trimming); negative when it is too long,
 * undefined while there is plenty of room.
 */
export function charactersLeft(text: string): number | undefined {
  // Never more code points than code units, so a short text need not be counted.
  if (text.length < limits.messageLength - near) return undefined;
  let count = 0;
  for (const _ of text.trim()) count++;
  const left = limits.messageLength - count;
  return left <= near ? left : undefined;
}
