/*
 * Which square of a picture is shown: how far it is enlarged, and what of it lies in the middle. Lengths are in pixels of
 * the picture, so that nothing depends on how large the square is on the screen.
 */

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Crop {
  /** 1: as much as fits into a square. */
  readonly zoom: number;
  /** The middle of the square. */
  readonly x: number;
  readonly y: number;
}

export const maxZoom = 4;

/** The side of the square. */
export const sideOf = ({ width, height }: Size, { zoom }: Crop): number => Math.min(width, height) / zoom;

const between = (low: number, value: number, high: number) => Math.min(Math.max(low, value), high);

/** The nearest crop that is whole: no further than the edges, no larger and no smaller than allowed. */
function within(size: Size, crop: Crop): Crop {
  const zoom = between(1, crop.zoom, maxZoom);
  const half = sideOf(size, { ...crop, zoom }) / 2;
  return { zoom, x: between(half, crop.x, size.width - half), y: between(half, crop.y, size.height - half) };
}

/** The middle, as large as it goes. */
export const startingCrop = ({ width, height }: Size): Crop => ({ zoom: 1, x: width / 2, y: height / 2 });

/** Moves the picture under the square, by parts of the square's side: (0.1, 0) shows more of what is at its left. */
export function moved(size: Size, crop: Crop, by: { x: number; y: number }): Crop {
  const side = sideOf(size, crop);
  return within(size, { ...crop, x: crop.x - by.x * side, y: crop.y - by.y * side });
}

/** Enlarges around the middle. */
export const zoomed = (size: Size, crop: Crop, zoom: number): Crop => within(size, { ...crop, zoom });
