import { expect, it } from "vitest";
import { dayNumberOf, dayOf, fromNow, timeOf } from "./dates.ts";
import { chooseHours } from "./hours.ts";

/** In the local time zone, whichever that is. */
const now = new Date(2026, 2, 2, 9, 30);
const local = (...at: [number, number, number, number, number]) => new Date(...at).toISOString();

it("names today and yesterday by the calendar, not by elapsed hours", () => {
  expect(dayOf(local(2026, 2, 2, 0, 1), now)).toBe("Today");
  expect(dayOf(local(2026, 2, 1, 23, 59), now)).toBe("Yesterday");
  expect(dayOf(local(2026, 1, 28, 23, 59), now)).not.toMatch(/day$|Yesterday/);
});

it("includes the year only when it is another year", () => {
  expect(dayOf(local(2026, 0, 5, 12, 0), now)).not.toContain("2026");
  expect(dayOf(local(2009, 5, 30, 12, 0), now)).toContain("2009");
});

it("numbers calendar days consecutively, even where the clocks change", () => {
  const days = Array.from({ length: 400 }, (_, i) => dayNumberOf(new Date(2026, 0, 1 + i, 23, 30)));
  expect(days.map((day) => day - (days[0] ?? 0))).toEqual(days.map((_, i) => i));
});

it.each([
  [-20, /minute|now/],
  [-3 * 3_600, /3 hours ago/],
  [2 * 86_400 + 60, /2 days/],
  [-800 * 86_400, /2 years ago/],
  // Something that ends in 7 days or an hour still says so just after it was set.
  [7 * 86_400 - 1, /^in 7 days$/],
  [3_600 - 1, /^in 1 hour$/],
  [86_400 - 1, /^in 1 day$/],
  [30 * 86_400 - 1, /^in 30 days$/],
])("describes %d seconds relative to now", (seconds, expected) => {
  const at = Date.UTC(2026, 2, 2);
  expect(fromNow(new Date(at + seconds * 1000).toISOString(), at)).toMatch(expected);
});

it("formats the hour as chosen on the device", () => {
  const afternoon = local(2026, 2, 2, 15, 5);
  chooseHours("24");
  expect(timeOf(afternoon)).toBe("15:05");
  chooseHours("12");
  expect(timeOf(afternoon)).toMatch(/^3:05\sPM$/);
  // Midnight is 00, not 24.
  chooseHours("24");
  expect(timeOf(local(2026, 2, 2, 0, 5))).toBe("00:05");
  chooseHours("language");
});
