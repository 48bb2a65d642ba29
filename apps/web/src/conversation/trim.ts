/** How many messages are kept while reading on; the others are fetched again when needed. */
const kept = 1_500;
/** Trimming only starts at this many more, so that it does not happen for every page. */
const slack = 200;
/** This many on each side of the message in view are always kept. */
const around = 300;

/**
 * What to drop from the loaded part: messages at the end that is farther from the message in view, never those near it. Called
 * while the list is at rest, so that nothing changes under somebody who is scrolling.
 *
 * @param seen the index of the message in view; below 0 when it is not known.
 */
export function trimOf(length: number, seen: number): { end: "older" | "newer"; keep: number } | null {
  if (length <= kept + slack || seen < 0) return null;
  const [before, after] = [seen, length - seen];
  if (before > after) return { end: "older", keep: Math.max(kept, after + around) };
  return { end: "newer", keep: Math.max(kept, before + around) };
}
