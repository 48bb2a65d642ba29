import { pageStorage } from "../page-storage.ts";

/** How the hour is written on this device: as the language has it, or always in one way. */
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

/** From here on hours are written so; what is on the screen follows when it is drawn again. */
export function chooseHours(hours: Hours): void {
  chosen = hours;
  if (hours === "language") pageStorage.removeItem(key);
  else pageStorage.setItem(key, hours);
}

/** For Intl: undefined leaves it to the language. `h23` and not `h24`, in which a day begins at 24:00. */
export function hourCycle(): "h12" | "h23" | undefined {
  const hours = readHours();
  if (hours === "language") return undefined;
  return hours === "12" ? "h12" : "h23";
}
