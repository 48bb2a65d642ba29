import { relative } from "node:path";
import { postgresMissing } from "@parley/bench/lab/postgres";
import { type Options, readOptions, usage } from "./options.ts";
import { describeViolations, writeHistory } from "./report.ts";
import { run } from "./run.ts";

/** @returns the exit code. */
async function torture({ drivers, seed, minutes, episode }: Options): Promise<number> {
  console.log(`Seed ${seed}`);
  const tried = drivers.filter((driver) => driver !== "postgres" || postgresMissing() === undefined);
  if (tried.length < drivers.length) {
    console.log("PostgreSQL is not tested: install it, or name a server in BENCH_DATABASE_URL.");
  }
  for (const driver of tried) {
    const until = minutes === undefined ? undefined : performance.now() + (minutes * 60_000) / tried.length;
    const failure = await run({ driver, seed, until, episode, say: console.log });
    if (!failure) continue;
    const { violations, recorded } = failure.outcome;
    console.error(`\n${describeViolations(violations, recorded)}\n`);
    const path = await writeHistory(`${driver}-${seed}-${failure.episode}`, failure);
    console.error(`The whole history is in ${relative("", path)}`);
    console.error(`To repeat it: pnpm torture --driver ${driver} --seed ${seed} --episode ${failure.episode}`);
    return 1;
  }
  return tried.length === 0 ? 2 : 0;
}

/** Prints an error and returns undefined if the arguments are invalid. */
function parseOptions(args: string[]): Options | "help" | undefined {
  try {
    return readOptions(args);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}. See pnpm torture --help`);
    return undefined;
  }
}

const options = parseOptions(process.argv.slice(2));
if (options === "help") console.log(usage);
else process.exitCode = options ? await torture(options) : 2;
