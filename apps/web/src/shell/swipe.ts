/** A touch: where, in pixels, and when, in milliseconds. */
export interface Touch {
  readonly x: number;
  readonly y: number;
  readonly at: number;
}

/** Within this many pixels of either side of the screen, the browser's own swipe begins. It is left alone. */
const ownEdge = 24;

export const startsAtEdge = (x: number, width: number): boolean => x < ownEdge || x > width - ownEdge;

/** Movements of fewer pixels do not count. */
const trembles = 10;

/**
 * What a touch has started: pushing the page away, something else (scrolling, or the other direction), or nothing yet. `forward`
 * is 1 in left-to-right layouts, otherwise -1: the page is pushed towards the end of the line.
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
  /** The speed of the finger at the end, in pixels per millisecond. */
  readonly speed: number;
}

/** Whether a swipe was intended: over a third of the screen, or fast. Turning back in the middle cancels it. */
export function isMeant({ travelled, width, speed }: Push): boolean {
  if (speed < -0.2) return false;
  return travelled > width / 3 || (travelled > 40 && speed > 0.4);
}
