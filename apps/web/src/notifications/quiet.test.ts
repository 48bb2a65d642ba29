import { describe, expect, test } from "vitest";
import { isQuiet } from "./quiet.ts";

// 23 November 2026 is a Monday. Berlin is an hour ahead of UTC then, Kolkata five and a half.
const at = (day: number, time: string) => new Date(`2026-11-${day}T${time}:00Z`);
const hours = (from: string, to: string, days: number[], timeZone = "UTC") => ({ from, to, days, timeZone });

describe("quiet hours", () => {
  test("are off when none are set, or no day is chosen", () => {
    expect(isQuiet(null, at(23, "03:00"))).toBe(false);
    expect(isQuiet(hours("00:00", "00:00", []), at(23, "03:00"))).toBe(false);
  });

  test("include their first minute and exclude their last, on the chosen days", () => {
    const lunch = hours("12:00", "13:00", [1]);
    const quiet = ["11:59", "12:00", "12:59", "13:00"].map((time) => isQuiet(lunch, at(23, time)));
    expect(quiet).toEqual([false, true, true, false]);
    expect(isQuiet(lunch, at(24, "12:30"))).toBe(false);
  });

  test("that end on the next day belong to the day on which they start", () => {
    const night = hours("22:00", "07:00", [1]);
    expect([isQuiet(night, at(23, "06:00")), isQuiet(night, at(23, "22:00"))]).toEqual([false, true]);
    expect([isQuiet(night, at(24, "06:59")), isQuiet(night, at(24, "22:00"))]).toEqual([true, false]);
    const sunday = hours("22:00", "07:00", [0]);
    expect(isQuiet(sunday, at(23, "01:00"))).toBe(true);
  });

  test("last all day when both times are the same", () => {
    const days = [0, 6];
    expect(isQuiet(hours("00:00", "00:00", days), at(22, "15:00"))).toBe(true);
    expect(isQuiet(hours("00:00", "00:00", days), at(23, "15:00"))).toBe(false);
  });

  test("follow the chosen time zone, wherever the device is", () => {
    expect(isQuiet(hours("22:00", "23:00", [1], "Europe/Berlin"), at(23, "21:30"))).toBe(true);
    expect(isQuiet(hours("03:00", "04:00", [2], "Asia/Kolkata"), at(23, "21:45"))).toBe(true);
  });
});
