import { describe, expect, test } from "vitest";
import { beginningOf, isMeant, startsAtEdge } from "./swipe.ts";

const start = { x: 100, y: 400, at: 0 };
const moved = (x: number, y: number) => ({ x: 100 + x, y: 400 + y, at: 50 });

describe("a gesture", () => {
  test("is none while the finger only trembles", () => {
    expect(beginningOf(start, moved(4, 3), 1)).toBe("nothing");
  });

  test("in the reading direction pushes the page away", () => {
    expect(beginningOf(start, moved(20, 4), 1)).toBe("push");
    expect(beginningOf(start, moved(-20, 4), -1)).toBe("push");
  });

  test.each([
    ["down", 2, 30],
    ["diagonally", 20, 18],
    ["against the reading direction", -30, 0],
  ])("%s is something else", (_, x, y) => {
    expect(beginningOf(start, moved(x, y), 1)).toBe("other");
  });
});

test("a swipe from the edge of the screen is left to the browser", () => {
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

describe("a pushed page", () => {
  test("goes away when pushed far, or fast", () => {
    expect(isMeant({ travelled: 140, width: 390, speed: 0 })).toBe(true);
    expect(isMeant({ travelled: 60, width: 390, speed: 0.8 })).toBe(true);
  });

  test("comes back when pushed only a little, or when the finger turned back", () => {
    expect(isMeant({ travelled: 100, width: 390, speed: 0.1 })).toBe(false);
    expect(isMeant({ travelled: 20, width: 390, speed: 2 })).toBe(false);
    expect(isMeant({ travelled: 200, width: 390, speed: -0.6 })).toBe(false);
  });
});
