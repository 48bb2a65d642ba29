import { DatabaseStartError } from "@parley/db";
import { messageOf, StartError } from "../start-error.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

/** The result of a command. */
export interface Outcome {
  /** The exit code: 0 for success, 1 for failure. Others are explained in the command's help. */
  readonly code: number;
  readonly stdout?: string;
  readonly stderr?: string;
}

interface Command<Wanted> {
  /** As typed: `pnpm demo`. */
  readonly name: string;
  readonly usage: string;
  /** @throws an error whose message says what is wrong with the arguments. */
  readArguments(args: readonly string[]): Wanted | "help";
  run(wanted: Wanted): Promise<Outcome>;
}

/** Runs a command. Errors that the operator can fix become one sentence; bugs are thrown. */
export async function perform<Wanted>(args: readonly string[], command: Command<Wanted>): Promise<Outcome> {
  let wanted: Wanted | "help";
  try {
    wanted = command.readArguments(args);
  } catch (error) {
    return { code: 1, stderr: `${messageOf(error)}. See ${command.name} --help` };
  }
  if (wanted === "help") return { code: 0, stdout: command.usage };
  try {
    return await command.run(wanted);
  } catch (error) {
    if (error instanceof StartError || error instanceof DatabaseStartError) return { code: 1, stderr: error.message };
    throw error;
  }
}

/** Prints the result of a command and sets the exit code. */
export function leave({ code, stdout, stderr }: Outcome): void {
  if (stderr) console.error(stderr);
  if (stdout) console.log(stdout);
  process.exitCode = code;
}
