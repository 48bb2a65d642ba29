/** Who reads on for years keeps this many messages; the others are fetched again when they are wanted. */
const kept = 1_500;
/** Not for every page: so many more than that are let stand. */
const slack = 200;
/** So many on each side of what is looked at stay. */
const around = 300;

/**
 * What to forget of a loaded part: the end that is farther from the message that is looked at, and never what is near it.
 * Asked while the list is at rest, so that nothing comes and goes under the hand of someone who scrolls.
 *
 * @param seen the place of that message in the loaded part; below 0 when it is not known.
 */
export function trimOf(length: number, seen: number): { end: "older" | "newer"; keep: number } | null {
  if (length <= kept + slack || seen < 0) return null;
  const [before, after] = [seen, length - seen];
  if (before > after) return { end: "older", keep: Math.max(kept, after + around) };
  return { end: "newer", keep: Math.max(kept, before + around) };
}
