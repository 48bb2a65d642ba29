import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { OpeningPace, retryMs } from "./reconnect-pace.ts";

beforeEach(() => vi.useFakeTimers({ toFake: ["setTimeout", "performance"] }));
afterEach(() => vi.useRealTimers());

test("clients are spread out over a time that grows with their number", () => {
  expect(retryMs(0, 0.9)).toBe(500);
  expect(retryMs(6_600, 0)).toBe(500);
  expect(retryMs(6_600, 0.5)).toBe(5_500);
  expect(retryMs(6_600, 1)).toBe(10_500);
});

test("a few open at once; of thousands each waits for its turn, and nobody is overtaken", async () => {
  const pace = new OpeningPace();
  const opened: number[] = [];
  const open = (count: number, from = 0) => {
    for (let n = from; n < from + count; n++) void pace.turn().then(() => opened.push(n));
  };
  open(20);
  await vi.advanceTimersByTimeAsync(0);
  expect(opened).toHaveLength(20);

  open(1_320, 20);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(opened.length).toBeGreaterThan(600);
  expect(opened.length).toBeLessThan(720);
  await vi.advanceTimersByTimeAsync(1_100);
  expect(opened).toHaveLength(1_340);
  expect(opened).toEqual([...opened].sort((a, b) => a - b));

  await vi.advanceTimersByTimeAsync(1_000);
  open(20, 1_340);
  await vi.advanceTimersByTimeAsync(0);
  expect(opened).toHaveLength(1_360);
});
