import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { CommandError, exitCodes } from "../exit.ts";
import type { InputStream, Invocation, OutputStream } from "../invocation.ts";

interface Question {
  readonly stdin: InputStream;
  readonly stderr: OutputStream;
  readonly prompt: string;
  /** Whether what is typed is to be seen. */
  readonly echo: boolean;
}

/** Asks on standard error, so that standard output has results only. Ctrl+C and Ctrl+D end the command. */
export async function ask({ stdin, stderr, prompt, echo }: Question): Promise<string> {
  // With a terminal behind it, readline reads key by key and does itself what the terminal would: also the echo.
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
    // What ends the command leaves the cursor behind the question, as an answer without echo does.
    if (!echo || !answered) stderr.write("\n");
  }
}

/** The first line of standard input; a password may have spaces at its ends. */
export async function readPasswordLine(stdin: Invocation["stdin"]): Promise<string> {
  let text = "";
  for await (const chunk of stdin.setEncoding("utf8")) {
    text += chunk;
    if (text.includes("\n") || text.length > longest) break;
  }
  return text.split(/\r?\n/, 1)[0] ?? "";
}

/** No password is as long. */
const longest = 10_000;
