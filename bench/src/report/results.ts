import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Row, type Verdict, verdictOn } from "../figures.ts";
import type { Driver } from "../lab/databases.ts";
import type { Machine } from "./machine.ts";

export interface Report {
  readonly machine: Machine;
  readonly drivers: readonly Driver[];
  readonly workloads: readonly {
    readonly name: string;
    readonly how: string;
    readonly rows: readonly Row[];
    /** Why the workload failed. */
    readonly error?: string;
  }[];
}

/** Writes a machine-readable report that includes the verdict on each target. @returns the path of the file. */
export async function writeReport(folder: string, report: Report): Promise<string> {
  const withVerdicts = report.workloads.map((workload) => ({
    ...workload,
    rows: workload.rows.map((row) => ({
      ...row,
      figures: row.figures.map((figure) => ({ ...figure, verdict: verdictOn(figure) })),
    })),
  }));
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${report.machine.date.replaceAll(":", "-")}.json`);
  await writeFile(path, `${JSON.stringify({ ...report, workloads: withVerdicts }, null, 2)}\n`);
  return path;
}

export function countVerdicts(report: Report): Record<Verdict, number> {
  const verdicts = report.workloads.flatMap(({ rows }) => rows.flatMap(({ figures }) => figures.map(verdictOn)));
  const count = (wanted: Verdict) => verdicts.filter((verdict) => verdict === wanted).length;
  return { ok: count("ok"), missed: count("missed") };
}
