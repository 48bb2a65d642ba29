import { PassThrough, Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { runProgram } from "../program.ts";

interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Piped to standard input; empty by default. */
  readonly stdin?: string | Uint8Array;
}

/** Runs `parley …` in this process, without a terminal, which is faster than starting one. */
export async function runHere(args: readonly string[], { env = {}, stdin: given = "" }: RunOptions = {}) {
  const stdin = Readable.from([Buffer.from(given)]);
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const code = await runProgram({ args, env, stdin, stdout, stderr });
  stdout.end();
  stderr.end();
  return { code, stdout: await text(stdout), stderr: await text(stderr) };
}
