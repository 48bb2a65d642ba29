import { DatabaseStartError } from "@parley/db";
import { reasonOf, StartError } from "../start-error.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

/** What a command leaves. */
export interface Outcome {
  /** To exit with: 0 when it did what was asked, 1 when it could not. Others are explained in its help. */
  readonly code: number;
  readonly stdout?: string;
  readonly stderr?: string;
}

interface Command<Wanted> {
  /** As it is called: `pnpm demo`. */
  readonly name: string;
  readonly usage: string;
  /** @throws an error whose message says what was not understood. */
  readArguments(args: readonly string[]): Wanted | "help";
  run(wanted: Wanted): Promise<Outcome>;
}

/** Does what the arguments ask for. What the operator can mend becomes a sentence; a defect is thrown. */
export async function perform<Wanted>(args: readonly string[], command: Command<Wanted>): Promise<Outcome> {
  let wanted: Wanted | "help";
  try {
    wanted = command.readArguments(args);
  } catch (error) {
    return { code: 1, stderr: `${reasonOf(error)}. See ${command.name} --help` };
  }
  if (wanted === "help") return { code: 0, stdout: command.usage };
  try {
    return await command.run(wanted);
  } catch (error) {
    if (error instanceof StartError || error instanceof DatabaseStartError) return { code: 1, stderr: error.message };
    throw error;
  }
}

/** Ends the process with what its command has left, when nothing runs any more. */
export function leave({ code, stdout, stderr }: Outcome): void {
  if (stderr) console.error(stderr);
  if (stdout) console.log(stdout);
  process.exitCode = code;
}
