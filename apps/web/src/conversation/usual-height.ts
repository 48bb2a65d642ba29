import type { VirtualizerHandle } from "virtua";

/** How high a row was in the list that was left last, in pixels. */
let left: number | undefined;

/**
 * How high a row will be that is not measured yet. A list that knew nothing would take them for lower than they are, and draw
 * twice as many as there is room for, out of sight, only to measure them.
 */
export const usualHeight = (): number | undefined => left;

export function rememberUsualHeight(list: VirtualizerHandle, rows: number): void {
  // Whole: the browser scrolls by whole pixels, and a place that is none would have to be made up for.
  if (rows > 0) left = Math.round(list.scrollSize / rows);
}
