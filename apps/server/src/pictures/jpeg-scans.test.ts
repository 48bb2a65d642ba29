import sharp from "sharp";
import { expect, test } from "vitest";
import { jpegBomb } from "../testing/jpeg-bomb.ts";
import { countScans } from "./jpeg-scans.ts";

const noise = sharp({
  create: { width: 300, height: 200, channels: 3, background: "#3450c8", noise: { type: "gaussian", sigma: 60 } },
});
const jpeg = (progressive: boolean) =>
  noise
    .clone()
    .withExif({ IFD0: { Artist: "Ada" } })
    .jpeg({ progressive })
    .toBuffer();

test("counts the scans of a JPEG", async () => {
  expect(countScans(await jpeg(false))).toBe(1);
  expect(countScans(await jpeg(true))).toBe(10);
  expect(countScans(jpegBomb(100, 7))).toBe(8);
});

test("ignores scan markers inside a segment and after the end", async () => {
  const plain = await jpeg(false);
  const scan = [0xff, 0xda, 0, 2];
  const comment = Buffer.from([0xff, 0xfe, 0, 10, ...scan, ...scan]);
  const more = Buffer.concat([plain.subarray(0, 2), comment, plain.subarray(2), Buffer.from(scan)]);
  expect(countScans(more)).toBe(1);
});

test("terminates for any bytes", async () => {
  const plain = await jpeg(true);
  for (let length = 0; length < 40; length++) countScans(plain.subarray(0, length));
  expect(countScans(Buffer.alloc(100_000, 0xff))).toBe(0);
  expect(countScans(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0xff, 0xda]))).toBe(1);
  expect(countScans(Buffer.alloc(0))).toBe(0);
});
