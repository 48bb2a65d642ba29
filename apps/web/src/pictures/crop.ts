/*
 * The square that is cut from a picture: its zoom and its centre. Lengths are in pixels of the picture, so that nothing depends on
 * the size on the screen.
 */

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Crop {
  /** At 1, the square is as large as possible. */
  readonly zoom: number;
  /** The centre of the square. */
  readonly x: number;
  readonly y: number;
}

export const maxZoom = 4;

/** The side of the square. */
export const sideOf = ({ width, height }: Size, { zoom }: Crop): number => Math.min(width, height) / zoom;

const between = (low: number, value: number, high: number) => Math.min(Math.max(low, value), high);

/** The nearest valid crop: within the edges, and within the allowed zoom. */
function within(size: Size, crop: Crop): Crop {
  const zoom = between(1, crop.zoom, maxZoom);
  const half = sideOf(size, { ...crop, zoom }) / 2;
  return { zoom, x: between(half, crop.x, size.width - half), y: between(half, crop.y, size.height - half) };
}

/** The largest square, in the middle. */
export const startingCrop = ({ width, height }: Size): Crop => ({ zoom: 1, x: width / 2, y: height / 2 });

/** Moves the picture under the square, by fractions of the square's side: (0.1, 0) reveals more on the left. */
export function moved(size: Size, crop: Crop, by: { x: number; y: number }): Crop {
  const side = sideOf(size, crop);
  return within(size, { ...crop, x: crop.x - by.x * side, y: crop.y - by.y * side });
}

/** Zooms around the centre. */
export const zoomed = (size: Size, crop: Crop, zoom: number): Crop => within(size, { ...crop, zoom });
