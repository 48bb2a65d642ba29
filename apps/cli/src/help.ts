import type { Command } from "./command.ts";

const everywhere = `For every command:

  --url URL    the server; without it PARLEY_URL from the environment, or the one you last signed in to
  --json       results as JSON, one object per line
  --help       shows this; parley COMMAND --help explains one command
  --version    shows the version

A CHAT is group/chat by name, in any case (the beginning of the names will do while only one chat matches), @username for a
direct conversation, or an id.
PARLEY_TOKEN in the environment is a session's token, and takes precedence over a session from parley login.

Exit codes: 0 success, 1 refused or failed, 2 wrong usage, 3 not signed in, 4 server unreachable, 130 stopped by Ctrl+C.`;

export function describeProgram(commands: ReadonlyMap<string, Command>): string {
  const width = Math.max(...[...commands.keys()].map((name) => name.length));
  const lines = [...commands].map(([name, { summary }]) => `  parley ${name.padEnd(width)}   ${summary}`);
  return `Parley in the terminal.\n\n${lines.join("\n")}\n\n${everywhere}`;
}

export const describeCommand = ({ call, summary, help }: Command): string =>
  `Usage: parley ${call}\n\nIt ${summary}.\n\n${help}\n\n${everywhere}`;
