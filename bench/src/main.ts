import { join, relative } from "node:path";
import { postgresMissing } from "./lab/postgres.ts";
import { root } from "./lab/processes.ts";
import { profileInto } from "./lab/servers.ts";
import { type Options, readOptions, usage } from "./options.ts";
import { describeMachine } from "./report/machine.ts";
import { countVerdicts, type Report, writeReport } from "./report/results.ts";
import { formatTable } from "./report/table.ts";
import { type Lab, openLab, type Workload } from "./workload.ts";

const results = join(root, "bench/results");

/** @returns the exit code. */
async function bench({ chosen, drivers, strict, profile }: Options): Promise<number> {
  const missing = drivers.includes("postgres") ? postgresMissing() : undefined;
  if (missing) console.log(missing);
  const measured = drivers.filter((driver) => driver !== "postgres" || !missing);
  if (profile) profileInto(join(results, "profiles"));

  const machine = describeMachine();
  const { node, cpu, cores, memoryGb, loadBefore } = machine;
  console.log(`Node ${node}, ${cores} × ${cpu}, ${memoryGb} GB, load ${loadBefore}, ${machine.date}`);
  if (loadBefore > cores / 4)
    console.log("This machine is in use by others: latencies will be higher than on an idle one.");
  const workloads: Report["workloads"][number][] = [];
  {
    await using lab = openLab(measured);
    for (const workload of chosen) workloads.push(await measure(workload, lab));
  }
  const report: Report = { machine, drivers: measured, workloads };
  const { ok, missed } = countVerdicts(report);
  const failed = workloads.filter(({ error }) => error !== undefined).length;
  const path = await writeReport(results, report);
  console.log(`\n${ok} targets met, ${missed} missed, ${failed} workloads failed. Written to ${relative("", path)}`);
  return failed > 0 || (strict && (missed > 0 || missing !== undefined)) ? 1 : 0;
}

/** Runs one workload and prints its table. A failure does not keep the other workloads from running. */
async function measure({ name, how, run }: Workload, lab: Lab): Promise<Report["workloads"][number]> {
  const began = performance.now();
  try {
    const rows = await run(lab);
    const seconds = Math.round((performance.now() - began) / 1000);
    console.log(`\n${name} (took ${seconds} s): ${how}\n${formatTable(rows)}`);
    return { name, how, rows };
  } catch (error) {
    console.error(`\n${name} failed:`, error);
    return { name, how, rows: [], error: String(error) };
  }
}

try {
  const options = readOptions(process.argv.slice(2));
  if (options === "help") console.log(usage);
  else process.exitCode = await bench(options);
} catch (error) {
  console.error(error instanceof Error ? `${error.message}. See pnpm bench --help` : error);
  process.exitCode = 2;
}
