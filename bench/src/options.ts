import { parseArgs } from "node:util";
import type { Driver } from "./lab/databases.ts";
import type { Workload } from "./workload.ts";
import { workloads } from "./workloads.ts";

export interface Options {
  readonly chosen: readonly Workload[];
  readonly drivers: readonly Driver[];
  readonly strict: boolean;
  readonly profile: boolean;
}

export const usage = `Usage: pnpm bench [WORKLOAD …] [--driver postgres|embedded] [--strict] [--profile]

${workloads.map(({ name, about }) => `  ${name.padEnd(10)} ${about}`).join("\n")}

Runs all workloads if none is named. Prints tables and writes them as JSON to bench/results/.
A wrong response makes the exit code 1; with --strict, so does a missed target.

  --driver    measure only this database (default: both)
  --strict    fail the run if a target is missed or could not be measured
  --profile   write the servers' CPU profiles to bench/results/profiles/, for a browser's developer tools
  --help      show this help

PostgreSQL is measured on a new server with default settings, started from the installed programs; or on the server in
BENCH_DATABASE_URL, on which a database is created and dropped.`;

const drivers: readonly Driver[] = ["postgres", "embedded"];

/** @throws an error that says which argument is invalid */
export function readOptions(args: string[]): Options | "help" {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      driver: { type: "string" },
      strict: { type: "boolean", default: false },
      profile: { type: "boolean", default: false },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) return "help";
  const unknown = positionals.find((name) => !workloads.some((workload) => workload.name === name));
  if (unknown !== undefined) throw new Error(`There is no workload ${unknown}`);
  const only = drivers.filter((driver) => values.driver === undefined || driver === values.driver);
  if (only.length === 0) throw new Error(`--driver is postgres or embedded, not ${values.driver}`);
  return {
    chosen: workloads.filter(({ name }) => positionals.length === 0 || positionals.includes(name)),
    drivers: only,
    strict: values.strict,
    profile: values.profile,
  };
}
