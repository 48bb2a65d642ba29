import { expect, it } from "vitest";
import { type Crop, maxZoom, moved, sideOf, startingCrop, zoomed } from "./crop.ts";

const wide = { width: 800, height: 400 };

const edges = (crop: Crop) => {
  const half = sideOf(wide, crop) / 2;
  return [crop.x - half, crop.x + half, crop.y - half, crop.y + half];
};

it("starts with the largest centred square", () => {
  expect(edges(startingCrop(wide))).toEqual([200, 600, 0, 400]);
});

it("follows a drag, within the picture", () => {
  expect(edges(moved(wide, startingCrop(wide), { x: 0.25, y: 0 }))).toEqual([100, 500, 0, 400]);
  expect(edges(moved(wide, startingCrop(wide), { x: 9, y: 9 }))).toEqual([0, 400, 0, 400]);
  expect(edges(moved(wide, startingCrop(wide), { x: -9, y: -9 }))).toEqual([400, 800, 0, 400]);
});

it("zooms around its centre, within limits", () => {
  expect(edges(zoomed(wide, startingCrop(wide), 2))).toEqual([300, 500, 100, 300]);
  expect(zoomed(wide, startingCrop(wide), 99).zoom).toBe(maxZoom);
  expect(zoomed(wide, startingCrop(wide), 0).zoom).toBe(1);
});

it("stays inside the picture when zoomed out at an edge", () => {
  const corner = moved(wide, zoomed(wide, startingCrop(wide), 4), { x: 99, y: 99 });
  expect(edges(corner)).toEqual([0, 100, 0, 100]);
  expect(edges(zoomed(wide, corner, 1))).toEqual([0, 400, 0, 400]);
});

it("moves the same distance on the screen at any zoom", () => {
  const near = zoomed(wide, startingCrop(wide), 4);
  expect(moved(wide, near, { x: 0.5, y: 0 }).x).toBe(near.x - 50);
});
