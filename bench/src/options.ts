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

Without names, all of them. Prints tables and writes them as JSON to bench/results/.
A wrong answer ends the run with 1; a target that is missed does so with --strict.

  --driver    only on this database; on both when it is left out
  --strict    a target that is missed, or could not be measured, fails the run
  --profile   servers write CPU profiles to bench/results/profiles/, for the developer tools of a browser
  --help      shows this

PostgreSQL runs on a server of its own with its usual settings, from the programs that are installed, or is the one that
BENCH_DATABASE_URL names, where a database is made and dropped.`;

const drivers: readonly Driver[] = ["postgres", "embedded"];

/** @throws an error whose message says what was not understood. */
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
