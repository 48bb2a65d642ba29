/** The progress of an import. */
export interface Standing {
  readonly lines: number;
  /** Between 0 and 1; undefined when the total is not known. */
  readonly part: number | undefined;
  readonly seconds: number;
}

const width = 20;

/** `42% · 37,500 lines · 9,800 a second · 5 s left` */
export function describeStanding({ lines, part, seconds }: Standing): string {
  const known = part !== undefined && part > 0;
  return [
    ...(known ? [`${Math.floor(part * 100)}%`.padStart(4)] : []),
    `${count(lines)} lines`,
    ...(seconds > 0 ? [`${count(lines / seconds)} a second`] : []),
    ...(known && part < 1 && seconds > 0 ? [`${describeTime((seconds / part) * (1 - part))} left`] : []),
  ].join(" · ");
}

/** The same behind a bar, for a terminal. */
export function drawStanding(standing: Standing): string {
  if (standing.part === undefined) return describeStanding(standing);
  const filled = Math.round(Math.min(standing.part, 1) * width);
  return `${"█".repeat(filled)}${"░".repeat(width - filled)} ${describeStanding(standing)}`;
}

export const count = (number: number) => Math.round(number).toLocaleString("en");

export function describeTime(seconds: number): string {
  if (seconds < 100) return `${Math.ceil(seconds)} s`;
  return seconds < 100 * 60 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}

/** The part of a stream that is needed to show progress. */
export interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const plainEverySeconds = 5;

export type Progress = ReturnType<typeof createProgress>;

/** Redraws one line on a terminal; elsewhere, such as in a log, prints a plain line from time to time. */
export function createProgress(screen: Screen) {
  let drawn = "";
  let lastPlain = 0;

  const draw = (text: string) => {
    screen.write(`\r\x1b[2K${text}`);
    drawn = text;
  };

  return {
    show(standing: Standing): void {
      if (screen.isTTY) {
        draw(drawStanding(standing));
      } else if (standing.seconds - lastPlain >= plainEverySeconds) {
        lastPlain = standing.seconds;
        screen.write(`${describeStanding(standing)}\n`);
      }
    },
    /** Prints a line that stays, above the progress. */
    say(text: string): void {
      const below = drawn;
      if (below) draw("");
      screen.write(`${text}\n`);
      if (below) draw(below);
    },
    /** Clears the progress line. */
    end(): void {
      if (drawn) draw("");
    },
  };
}
