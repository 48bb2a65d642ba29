import { expect, test } from "vitest";
import { createProgress, describeStanding, drawStanding } from "./progress.ts";

const half = { lines: 37_500, part: 0.5, seconds: 4 };

function createScreen(isTTY: boolean) {
  return {
    isTTY,
    text: "",
    write(text: string) {
      this.text += text;
    },
  };
}

test("shows progress, rate and remaining time", () => {
  expect(describeStanding(half)).toBe(" 50% · 37,500 lines · 9,375 a second · 4 s left");
  expect(describeStanding({ ...half, part: 1 })).toBe("100% · 37,500 lines · 9,375 a second");
  expect(describeStanding({ ...half, part: 0.01, seconds: 60 })).toContain("99 min left");
});

test("shows only the rate if the total is unknown", () => {
  expect(describeStanding({ ...half, part: undefined })).toBe("37,500 lines · 9,375 a second");
});

test("a bar fits on a narrow terminal", () => {
  expect(drawStanding(half)).toMatch(/^█{10}░{10} {2}50% · /);
  expect(drawStanding({ lines: 99_999_999, part: 0.99, seconds: 100_000 }).length).toBeLessThan(80);
});

test("a terminal gets one line that is redrawn below messages", () => {
  const screen = createScreen(true);
  const progress = createProgress(screen);
  progress.show(half);
  progress.say("line 3: This is not JSON.");
  progress.end();
  const bar = drawStanding(half);
  const clear = "\r\x1b[2K";
  expect(screen.text).toBe(`${clear}${bar}${clear}line 3: This is not JSON.\n${clear}${bar}${clear}`);
});

test("other output gets a plain line at intervals", () => {
  const screen = createScreen(false);
  const progress = createProgress(screen);
  for (const seconds of [1, 4.9, 5.1, 9, 10.2]) progress.show({ ...half, seconds });
  progress.say("line 3: This is not JSON.");
  progress.end();
  expect(screen.text.split("\n").map((line) => line.split(" · ")[2])).toEqual([
    "7,353 a second",
    "3,676 a second",
    undefined,
    undefined,
  ]);
});
