import { parseArgs } from "node:util";
import type { Driver } from "@parley/bench/lab/databases";

export interface Options {
  readonly drivers: readonly Driver[];
  readonly seed: number;
  readonly minutes: number | undefined;
  readonly episode: number | undefined;
}

export const usage = `Usage: pnpm torture [--driver embedded|postgres] [--minutes N] [--seed N] [--episode N]

Clients use the server while it is killed, connections are cut and database connections are terminated; then every
promise is checked. Without options, there are 20 kills on each database. Exits with 1 if a promise was broken, and prints
the part of the history that proves it; the whole history is written to torture/results/.
  --driver    test only this database (default: both)
  --minutes   run for this long, shared between the databases
  --seed      repeat the choices of the run that printed this seed
  --episode   run only this episode
  --help      show this help

PostgreSQL is tested on a new server, started from the installed programs; or on the server in BENCH_DATABASE_URL, on
which a database is created and dropped.`;

const drivers: readonly Driver[] = ["embedded", "postgres"];

/** @throws an error that says which argument is invalid */
export function readOptions(args: string[]): Options | "help" {
  const { values } = parseArgs({
    args,
    options: {
      driver: { type: "string" },
      minutes: { type: "string" },
      seed: { type: "string" },
      episode: { type: "string" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) return "help";
  const chosen = drivers.filter((driver) => values.driver === undefined || driver === values.driver);
  if (chosen.length === 0) throw new Error(`--driver is embedded or postgres, not ${values.driver}`);
  return {
    drivers: chosen,
    seed: readNumber("seed", values.seed) ?? Math.floor(Math.random() * 1_000_000),
    minutes: readNumber("minutes", values.minutes),
    episode: readNumber("episode", values.episode),
  };
}

function readNumber(name: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (!/^\d{1,9}$/.test(value) || Number(value) === 0)
    throw new Error(`--${name} is a whole number from 1, not ${value}`);
  return Number(value);
}
