import type { Command } from "./command.ts";

const everywhere = `For every command:

  --url URL    the server, else PARLEY_URL from the environment, else that of the last sign-in
  --json       results as JSON, one object a line
  --help       shows this; parley COMMAND --help says more of one
  --version    shows the version

A CHAT is group/chat by name, in any case, or the beginning of the names as long as only one fits; @username for the
conversation with a person; or it is an id.
PARLEY_TOKEN in the environment is a session's token and goes before what parley login keeps.

Ends with 0 when it is done, 1 when it was refused or failed, 2 when it was not understood, 3 when nobody is signed in,
4 when the server cannot be reached, 130 when it was stopped by Ctrl+C.`;

export function describeProgram(commands: ReadonlyMap<string, Command>): string {
  const width = Math.max(...[...commands.keys()].map((name) => name.length));
  const lines = [...commands].map(([name, { summary }]) => `  parley ${name.padEnd(width)}   ${summary}`);
  return `Parley in a terminal.\n\n${lines.join("\n")}\n\n${everywhere}`;
}

export const describeCommand = ({ call, summary, help }: Command): string =>
  `Usage: parley ${call}\n\nIt ${summary}.\n\n${help}\n\n${everywhere}`;
