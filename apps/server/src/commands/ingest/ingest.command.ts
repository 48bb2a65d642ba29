import type { Readable } from "node:stream";
import { type ImportJob, openImport, ParleyError, type Services } from "@parley/api";
import { StartError } from "../../start-error.ts";
import { type Environment, type Outcome, perform } from "../command.ts";
import { openServices } from "../open-services.ts";
import { type Arguments, readArguments, usage } from "./arguments.ts";
import { openFile } from "./file.ts";
import { createProgress, type Screen } from "./progress.ts";
import { type Run, runImport } from "./run.ts";
import { describeRun } from "./summary.ts";

/** What the command uses of the process that runs it. */
interface Surroundings {
  readonly env: Environment;
  readonly stdin: Readable;
  /** Shows the progress and the rejected lines. */
  readonly stderr: Screen;
  /** Aborted when the operator stops the command. */
  readonly stop: AbortSignal;
}

/** `pnpm ingest` */
export const ingestCommand = (args: readonly string[], around: Surroundings): Promise<Outcome> =>
  perform(args, { name: "pnpm ingest", usage, readArguments, run: (wanted) => ingest(around, wanted) });

async function ingest(around: Surroundings, wanted: Arguments): Promise<Outcome> {
  const file = await openFile(wanted.file, around);
  await using open = await openServices(around.env);
  const job = await openJob(open.services, wanted);

  const progress = createProgress(around.stderr);
  const run = await runImport(file, job, { progress, stop: around.stop });
  progress.end();
  return { code: codeOf(run), stdout: describeRun(run, { job, publicUrl: open.config.publicUrl }) };
}

/** As the help says. */
function codeOf({ ended, refused }: Run): number {
  if (ended === "stopped") return 130;
  if (ended === "failed") return 1;
  return refused > 0 ? 2 : 0;
}

async function openJob(services: Services, { group, chat, owner }: Arguments): Promise<ImportJob> {
  try {
    return await openImport(services, { group, chat, owner });
  } catch (error) {
    if (!(error instanceof ParleyError)) throw error;
    if (error.reason === "USER_NOT_FOUND") {
      throw new StartError(`--owner: there is nobody with the username ${owner} who can sign in.`);
    }
    throw new StartError(`--group: there is no group with the id ${"id" in group ? group.id : group.name}.`);
  }
}
