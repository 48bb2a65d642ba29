import type { Readable } from "node:stream";
import { type ImportJob, openImport, ParleyError, type Services } from "@parley/api";
import { DatabaseStartError } from "@parley/db";
import { reasonOf, StartError } from "../../start-error.ts";
import { openServices } from "../open-services.ts";
import { type Arguments, readArguments, usage } from "./arguments.ts";
import { FileError, openFile } from "./file.ts";
import { createProgress, type Screen } from "./progress.ts";
import { runImport } from "./run.ts";
import { describeRun } from "./summary.ts";

/** What the command uses of the process that runs it. */
export interface Surroundings {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: Readable;
  readonly stdout: Screen;
  readonly stderr: Screen;
  /** Aborted when the operator wants an end. */
  readonly stop: AbortSignal;
}

export const exitCodes = { done: 0, failed: 1, someRefused: 2, stopped: 130 } as const;

/** `pnpm ingest`. @returns the code to exit with. */
export async function ingestCommand(around: Surroundings): Promise<number> {
  const fail = (sentence: string) => {
    around.stderr.write(`${sentence}\n`);
    return exitCodes.failed;
  };
  let wanted: Arguments | "help";
  try {
    wanted = readArguments(around.args);
  } catch (error) {
    return fail(`${reasonOf(error)}. How it is called: pnpm ingest --help`);
  }
  if (wanted === "help") {
    around.stdout.write(`${usage}\n`);
    return exitCodes.done;
  }
  try {
    return await ingest(around, wanted);
  } catch (error) {
    const foreseen = error instanceof FileError || error instanceof StartError || error instanceof DatabaseStartError;
    if (foreseen) return fail(error.message);
    throw error;
  }
}

async function ingest(around: Surroundings, wanted: Arguments): Promise<number> {
  const file = await openFile(wanted.file, around);
  await using open = await openServices(around.env);
  const job = await openJob(open.services, wanted);

  const progress = createProgress(around.stderr);
  const run = await runImport(file, job, { progress, stop: around.stop });
  progress.end();
  around.stdout.write(`${describeRun(run, { job, publicUrl: open.config.publicUrl })}\n`);
  if (run.ended === "whole") return run.refused > 0 ? exitCodes.someRefused : exitCodes.done;
  return run.ended === "stopped" ? exitCodes.stopped : exitCodes.failed;
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
