import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "@parley/bench/lab/processes";
import type { Violation } from "./checker/violation.ts";
import { describeEntry } from "./history/describe.ts";
import type { Recorded } from "./history/history.ts";
import type { Failure } from "./run.ts";

const folder = join(root, "torture/results");
const maxShown = 10;

/** Broken promises, each with the history entries that prove it. */
export function describeViolations(violations: readonly Violation[], { entries }: Recorded): string {
  const described = violations.slice(0, maxShown).map(({ promise, what, at }) => {
    const lines = at.flatMap((index) => {
      const entry = entries[index];
      return entry ? [describeEntry(entry, index)] : [];
    });
    return [`${promise}: ${what}`, ...lines].join("\n");
  });
  const more = violations.length - described.length;
  return [...described, ...(more > 0 ? [`and ${more} more`] : [])].join("\n\n");
}

/** Writes the whole history of a failed episode. @returns the path of the file. */
export async function writeHistory(name: string, { outcome, logTail }: Failure): Promise<string> {
  const { entries } = outcome.recorded;
  const lines = entries.map((entry, index) => describeEntry(entry, index));
  const found = describeViolations(outcome.violations, outcome.recorded);
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${name}.log`);
  await writeFile(path, [found, "", ...lines, "", "The end of the server's log:", logTail].join("\n"));
  return path;
}
