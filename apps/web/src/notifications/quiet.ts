import type { Snapshot } from "@parley/client";

type Quiet = Snapshot["notifications"]["quiet"];

const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
};

const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** The day of the week and the minute of the day in a time zone. */
function momentIn(timeZone: string, at: Date): { day: number; minute: number } {
  const format = { timeZone, weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  const parts = new Intl.DateTimeFormat("en-US", format).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? "";
  return { day: weekdays.indexOf(part("weekday")), minute: Number(part("hour")) * 60 + Number(part("minute")) };
}

/**
 * Whether it is a quiet hour. Hours that end on the next day belong to the day on which they begin; if both times are the same,
 * the whole day is quiet.
 */
export function isQuiet(quiet: Quiet, at: Date): boolean {
  if (!quiet) return false;
  const { day, minute } = momentIn(quiet.timeZone, at);
  const [from, to] = [minutesOf(quiet.from), minutesOf(quiet.to)];
  if (from < to) return quiet.days.includes(day) && minute >= from && minute < to;
  const begunToday = quiet.days.includes(day) && minute >= from;
  const begunYesterday = quiet.days.includes((day + 6) % 7) && minute < to;
  return begunToday || begunYesterday;
}
