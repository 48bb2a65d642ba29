/** A finger on the screen: where, in pixels, and when, in milliseconds. */
export interface Touch {
  readonly x: number;
  readonly y: number;
  readonly at: number;
}

/** Where the browser's own swipe begins, in pixels from either side of the screen. That one is left alone. */
const ownEdge = 24;

export const startsAtEdge = (x: number, width: number): boolean => x < ownEdge || x > width - ownEdge;

/** Below so many pixels a finger only rests or trembles. */
const trembles = 10;

/**
 * What a finger has begun: to push the page away, something else (scrolling, or the other direction), or nothing yet.
 * `forward` is 1 where one reads from the left, else -1: a page goes where it came from, to the end of the line.
 */
export function beginningOf(from: Touch, to: Touch, forward: 1 | -1): "push" | "other" | "nothing" {
  const along = (to.x - from.x) * forward;
  const across = Math.abs(to.y - from.y);
  if (Math.hypot(along, across) < trembles) return "nothing";
  return along > across * 1.5 ? "push" : "other";
}

interface Push {
  /** In pixels, along the line. */
  readonly travelled: number;
  readonly width: number;
  /** Of the finger when it left, in pixels a millisecond. */
  readonly speed: number;
}

/** Whether it was meant: over a third of the screen, or quickly. Who turns round in the middle has thought better of it. */
export function isMeant({ travelled, width, speed }: Push): boolean {
  if (speed < -0.2) return false;
  return travelled > width / 3 || (travelled > 40 && speed > 0.4);
}
