import { type ImportJob, ParleyError } from "@parley/api";
import { messageOf } from "../../start-error.ts";
import { count, describeTime } from "./progress.ts";
import type { Run } from "./run.ts";

interface Into {
  readonly job: Pick<ImportJob, "groupId" | "owner">;
  readonly publicUrl: string;
}

/** The summary for the operator. */
export function describeRun(run: Run, into: Into): string {
  return [...counts(run), ...begunGroup(run, into), ...ending(run)].join("\n");
}

function counts(run: Run): string[] {
  const rate = run.seconds > 0 ? `, ${count(run.lastLine / run.seconds)} lines a second` : "";
  return [
    `${plural(run.stored, "message")} stored in ${describeTime(run.seconds)}${rate}.`,
    `${plural(run.known, "message")} had been stored before.`,
    `${plural(run.refused, "line")} rejected.`,
    ...(run.peopleCreated > 0
      ? [`${plural(run.peopleCreated, "person", "people")} created, without a password: see pnpm ingest --help.`]
      : []),
    ...(run.emailsLeftOut > 0
      ? [`${plural(run.emailsLeftOut, "email address", "email addresses")} ignored: other accounts have them already.`]
      : []),
  ];
}

function begunGroup(run: Run, { job, publicUrl }: Into): string[] {
  if (run.stored + run.known === 0) return [];
  const address = `${publicUrl}/g/${job.groupId}`;
  if (job.owner) return [`To look at it, sign in as ${job.owner.username}, who owns the group: ${address}`];
  return [
    "Nobody can look at it yet, because nobody has signed up. Sign up, then run this command again:",
    `it stores nothing twice and makes you the owner of the group, ${address}`,
  ];
}

function ending({ ended, lastLine, error }: Run): string[] {
  const again = "Run the same command again to continue: nothing is stored twice.";
  if (ended === "stopped") return [`Stopped after line ${lastLine}. ${again}`];
  if (ended === "failed") return [`FAILED after line ${lastLine}: ${failure(error)}`, again];
  return [];
}

function failure(error: unknown): string {
  return error instanceof ParleyError ? error.message : `${messageOf(error)}.`;
}

const plural = (number: number, one: string, many = `${one}s`) => `${count(number)} ${number === 1 ? one : many}`;
