import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { CommandError, exitCodes } from "../exit.ts";
import type { InputStream, Invocation, OutputStream } from "../invocation.ts";

interface Question {
  readonly stdin: InputStream;
  readonly stderr: OutputStream;
  readonly prompt: string;
  /** Whether to show what is typed. */
  readonly echo: boolean;
}

/** Asks on standard error, so that standard output only has results. Ctrl+C and Ctrl+D end the command. */
export async function ask({ stdin, stderr, prompt, echo }: Question): Promise<string> {
  // On a terminal, readline reads key by key and does everything the terminal would, including the echo.
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output: echo ? stderr : silent, terminal: true, historySize: 0 });
  if (!echo) stderr.write(prompt);
  let answered = false;
  try {
    const answer = await new Promise<string>((resolve, reject) => {
      lines.question(echo ? prompt : "").then(resolve, reject);
      lines.once("close", () => reject(new CommandError(exitCodes.interrupted, "Stopped: nothing was sent.")));
    });
    answered = true;
    return answer;
  } finally {
    lines.close();
    // Without echo, or when interrupted, the cursor is still on the line of the question.
    if (!echo || !answered) stderr.write("\n");
  }
}

/** The first line of standard input, untrimmed: a password may begin or end with spaces. */
export async function readPasswordLine(stdin: Invocation["stdin"]): Promise<string> {
  let text = "";
  for await (const chunk of stdin.setEncoding("utf8")) {
    text += chunk;
    if (text.includes("\n") || text.length > longest) break;
  }
  return text.split(/\r?\n/, 1)[0] ?? "";
}

/** No password is this long. */
const longest = 10_000;
