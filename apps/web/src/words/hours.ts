import { pageStorage } from "../page-storage.ts";

/** The time format of this device: the language's default, or always the same. */
export const hourChoices = ["language", "12", "24"] as const;
export type Hours = (typeof hourChoices)[number];

const key = "parley.hours";
const isHours = (value: unknown): value is Hours => hourChoices.some((choice) => choice === value);

let chosen: Hours | undefined;

export function readHours(): Hours {
  chosen ??= stored();
  return chosen;
}

function stored(): Hours {
  const kept = pageStorage.getItem(key);
  return isHours(kept) ? kept : "language";
}

/** Sets the time format; what is on the screen follows when it renders again. */
export function chooseHours(hours: Hours): void {
  chosen = hours;
  if (hours === "language") pageStorage.removeItem(key);
  else pageStorage.setItem(key, hours);
}

/** For Intl: undefined is the language's default. `h23` and not `h24`, which begins a day at 24:00. */
export function hourCycle(): "h12" | "h23" | undefined {
  const hours = readHours();
  if (hours === "language") return undefined;
  return hours === "12" ? "h12" : "h23";
}
