import { parseArgs } from "node:util";
import manifest from "../package.json" with { type: "json" };
import { type Command, type Context, globalOptions, splitOff, understand } from "./command.ts";
import { chats } from "./commands/chats.ts";
import { groups } from "./commands/groups.ts";
import { login } from "./commands/login.ts";
import { logout } from "./commands/logout.ts";
import { read } from "./commands/read.ts";
import { send } from "./commands/send.ts";
import { watch } from "./commands/watch.ts";
import { whoami } from "./commands/whoami.ts";
import { CommandError, type ExitCode, exitCodes, UsageError } from "./exit.ts";
import { describeCommand, describeProgram } from "./help.ts";
import type { Invocation } from "./invocation.ts";
import { createOutput } from "./output/output.ts";
import { visible } from "./output/visible.ts";

const commands: ReadonlyMap<string, Command> = new Map(
  Object.entries({ login, logout, whoami, groups, chats, read, send, watch }),
);

/** `parley …`. @returns the code to exit with. */
export async function runProgram(invocation: Invocation): Promise<ExitCode> {
  const { name, rest } = splitOff(invocation.args);
  try {
    if (name === undefined || name === "help")
      return answer(
        invocation,
        rest.find((word) => !word.startsWith("-")),
      );
    const command = commands.get(name);
    if (!command) throw new UsageError(`There is no command "${name}"`);
    return await runCommand(invocation, command, rest);
  } catch (error) {
    return end(error, invocation, name);
  }
}

/** Answers --help, --version and `help`. */
function answer({ args, stdout, stderr }: Invocation, topic: string | undefined): ExitCode {
  const { values } = understand(() => parseArgs({ args: [...args], allowPositionals: true, options: globalOptions }));
  const command = topic === undefined ? undefined : commands.get(topic);
  if (topic !== undefined && !command) throw new UsageError(`There is no command "${topic}"`);
  if (values.version) stdout.write(`${manifest.version}\n`);
  else if (command) stdout.write(`${describeCommand(command)}\n`);
  else if (values.help || args.includes("help")) stdout.write(`${describeProgram(commands)}\n`);
  else {
    stderr.write(`${describeProgram(commands)}\n`);
    return exitCodes.usage;
  }
  return exitCodes.ok;
}

async function runCommand(invocation: Invocation, command: Command, args: readonly string[]): Promise<ExitCode> {
  const { values, run } = command.read(args);
  const { env, stdin, stdout, stderr } = invocation;
  if (values.help) stdout.write(`${describeCommand(command)}\n`);
  else if (values.version) stdout.write(`${manifest.version}\n`);
  else {
    const output = createOutput({ stdout, stderr, env, json: values.json ?? false });
    const context: Context = { env, stdin, stdout, stderr, output, url: values.url };
    await run(context);
  }
  return exitCodes.ok;
}

function end(error: unknown, { stderr }: Invocation, name: string | undefined): ExitCode {
  if (error instanceof UsageError) {
    const command = name !== undefined && commands.has(name) ? `parley ${name}` : "parley";
    stderr.write(`${visible(error.message)}. See ${command} --help\n`);
    return exitCodes.usage;
  }
  if (!(error instanceof CommandError)) throw error;
  stderr.write(`${visible(error.message)}\n`);
  return error.code;
}
