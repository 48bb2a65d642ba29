import { parseArgs } from "node:util";
import type { Driver } from "@parley/bench/lab/databases";

export interface Options {
  readonly drivers: readonly Driver[];
  readonly seed: number;
  readonly minutes: number | undefined;
  readonly episode: number | undefined;
}

export const usage = `Usage: pnpm torture [--driver embedded|postgres] [--minutes N] [--seed N] [--episode N]

People talk while the server is killed, connections are cut and the database is taken away; then it is checked that
every promise was kept. Without options, 20 kills on each database. Ends with 1 when a promise was broken, with the part
of the history that shows it; all of it is written to torture/results/.

  --driver    only on this database
  --minutes   goes on for so long, shared between the databases
  --seed      makes the same choices as the run that printed this seed
  --episode   only this one of the run
  --help      shows this

PostgreSQL runs on a server of its own, from the programs that are installed, or is the one that BENCH_DATABASE_URL
names, where a database is made and dropped.`;

const drivers: readonly Driver[] = ["embedded", "postgres"];

/** @throws an error whose message says what was not understood. */
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
