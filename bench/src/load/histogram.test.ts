import fc from "fast-check";
import { expect, test } from "vitest";
import { Histogram } from "./histogram.ts";

const of = (...values: number[]) => {
  const histogram = new Histogram();
  for (const value of values) histogram.record(value);
  return histogram;
};

test("an empty histogram reports zeros", () => {
  const empty = new Histogram();
  expect([empty.count, empty.mean, empty.max, empty.percentile(99)]).toEqual([0, 0, 0, 0]);
});

test("small values are exact", () => {
  const histogram = of(...Array.from({ length: 1000 }, (_, index) => index + 1));
  expect([1, 50, 95, 99, 99.9, 100].map((percent) => histogram.percentile(percent))).toEqual([
    10, 500, 950, 990, 999, 1000,
  ]);
  expect(histogram).toMatchObject({ count: 1000, max: 1000, mean: 500.5 });
});

test("every percentile is at most a thousandth above the exact one, and never below it", () => {
  const value = fc.oneof(fc.nat(5_000), fc.nat(2 ** 31 - 1));
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 1, maxLength: 200 }),
      fc.integer({ min: 1, max: 1000 }),
      (values, mille) => {
        const sorted = [...values].sort((a, b) => a - b);
        const exact = sorted[Math.ceil((mille * sorted.length) / 1000) - 1] ?? 0;
        const found = of(...values).percentile(mille / 10);
        expect(found).toBeGreaterThanOrEqual(exact);
        expect(found).toBeLessThanOrEqual(exact * 1.001);
      },
    ),
  );
});

test("adding two histograms gives the same result as recording everything in one", () => {
  const left = [3, 70_000, 12];
  const right = [1_000_000, 5];
  const sum = of(...left);
  sum.add(of(...right));
  const whole = of(...left, ...right);
  for (const percent of [20, 40, 60, 80, 100]) expect(sum.percentile(percent)).toBe(whole.percentile(percent));
  expect([sum.count, sum.mean, sum.max]).toEqual([whole.count, whole.mean, whole.max]);
});

test("values out of range count as the nearest value in range", () => {
  const histogram = of(-5, 2 ** 40);
  expect(histogram.percentile(50)).toBe(0);
  expect(histogram.percentile(100)).toBe(2 ** 31 - 1);
});
