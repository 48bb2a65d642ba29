import { hourCycle } from "./hours.ts";
import { locale, words } from "./words.ts";

/*
 * Formats times in the current language, in the reader's own variety of it (30 June or June 30, 24 or 12 hours) and time zone.
 * Formatters are expensive to create, so each is created once.
 */

const spoken: readonly string[] = typeof navigator === "undefined" ? [] : (navigator.languages ?? []);
const variety = () => spoken.find((tag) => tag.split("-")[0] === locale) ?? locale;

/** Creates a formatter when it is first needed: before that, the language may not be decided. */
function once<T>(make: (variety: string) => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make(variety());
    return made;
  };
}

const dates = (options: Intl.DateTimeFormatOptions) => once((tag) => new Intl.DateTimeFormat(tag, options));

/** Formatters with the hour, one for each time format of the device. */
function times(options: Intl.DateTimeFormatOptions): () => Intl.DateTimeFormat {
  const made = { h12: dates({ ...options, hourCycle: "h12" }), h23: dates({ ...options, hourCycle: "h23" }) };
  const usual = dates(options);
  return () => {
    const cycle = hourCycle();
    return cycle ? made[cycle]() : usual();
  };
}

const time = times({ timeStyle: "short" });
const full = times({ dateStyle: "full", timeStyle: "short" });
const date = dates({ dateStyle: "long" });
const dayThisYear = dates({ weekday: "long", day: "numeric", month: "long" });
const dayOtherYear = dates({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
const relative = once((tag) => new Intl.RelativeTimeFormat(tag));
const thisMinute = once((tag) => new Intl.RelativeTimeFormat(tag, { numeric: "auto" }).format(0, "minute"));

/**
 * Formats something while the browser waits for the server or the person, once the language is decided: whatever a page formats first
 * takes the browser some ten milliseconds.
 */
export function formatAhead(): void {
  if ("requestIdleCallback" in window) requestIdleCallback(() => fullTimeOf(new Date().toISOString()));
}

/** The time of day, as beside a message. */
export const timeOf = (iso: string): string => time().format(new Date(iso));

/** The full date and time, as in a tooltip. */
export const fullTimeOf = (iso: string): string => full().format(new Date(iso));

/** The date alone. */
export const dateOf = (iso: string): string => date().format(new Date(iso));

/** The local calendar day that a moment falls on, as a number that grows by one a day. */
export function dayNumberOf(at: Date): number {
  return Math.round(Date.UTC(at.getFullYear(), at.getMonth(), at.getDate()) / 86_400_000);
}

/** A day, as on a day line: today, yesterday, or the date, with the year if it is not the current one. */
export function dayOf(iso: string, now = new Date()): string {
  const at = new Date(iso);
  const ago = dayNumberOf(now) - dayNumberOf(at);
  if (ago === 0) return words.messages.today;
  if (ago === 1) return words.messages.yesterday;
  return (at.getFullYear() === now.getFullYear() ? dayThisYear : dayOtherYear)().format(at);
}

/** For each unit, the number from which the next unit is used, and how many make the next. */
const steps = [
  { unit: "minute", below: 60, next: 60 },
  { unit: "hour", below: 24, next: 24 },
  { unit: "day", below: 45, next: 365 / 12 },
  { unit: "month", below: 12, next: 12 },
] as const;

/** A relative time, rounded: "2 hours ago", "in 7 days". */
export function fromNow(iso: string, now = Date.now()): string {
  let count = (new Date(iso).getTime() - now) / 60_000;
  if (Math.round(count) === 0) return thisMinute();
  for (const { unit, below, next } of steps) {
    if (Math.abs(Math.round(count)) < below) return relative().format(Math.round(count), unit);
    count /= next;
  }
  return relative().format(Math.round(count), "year");
}
