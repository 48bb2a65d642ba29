import { describe, expect, test } from "vitest";
import { beginningOf, isMeant, startsAtEdge } from "./swipe.ts";

const start = { x: 100, y: 400, at: 0 };
const moved = (x: number, y: number) => ({ x: 100 + x, y: 400 + y, at: 50 });

describe("what a finger has begun", () => {
  test("a finger that trembles has begun nothing", () => {
    expect(beginningOf(start, moved(4, 3), 1)).toBe("nothing");
  });

  test("along the line it pushes the page away", () => {
    expect(beginningOf(start, moved(20, 4), 1)).toBe("push");
    expect(beginningOf(start, moved(-20, 4), -1)).toBe("push");
  });

  test.each([
    ["down", 2, 30],
    ["askew", 20, 18],
    ["against the line", -30, 0],
  ])("%s it does something else", (_, x, y) => {
    expect(beginningOf(start, moved(x, y), 1)).toBe("other");
  });
});

test("the browser's own swipe from the side of the screen is left alone", () => {
  expect([0, 23, 24, 195, 366, 367, 390].map((x) => startsAtEdge(x, 390))).toEqual([
    true,
    true,
    false,
    false,
    false,
    true,
    true,
  ]);
});

describe("whether the page goes", () => {
  test("it goes when it was pushed far, or quickly", () => {
    expect(isMeant({ travelled: 140, width: 390, speed: 0 })).toBe(true);
    expect(isMeant({ travelled: 60, width: 390, speed: 0.8 })).toBe(true);
  });

  test("it comes back when it was pushed a little, or when the finger turned round", () => {
    expect(isMeant({ travelled: 100, width: 390, speed: 0.1 })).toBe(false);
    expect(isMeant({ travelled: 20, width: 390, speed: 2 })).toBe(false);
    expect(isMeant({ travelled: 200, width: 390, speed: -0.6 })).toBe(false);
  });
});
