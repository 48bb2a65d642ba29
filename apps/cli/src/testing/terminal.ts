import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";

const program = join(import.meta.dirname, "../../bin/parley.js");

interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Piped to standard input; empty by default. */
  readonly stdin?: string | Uint8Array;
}

/** Starts `parley …` as a process of its own that inherits no settings. */
export function startParley(args: readonly string[], { env = {}, stdin = "" }: RunOptions = {}) {
  const { PATH = "" } = process.env;
  const settings = { PATH, HOME: "/there is no home", TZ: "UTC", ...env };
  const child = spawn(process.execPath, [program, ...args], { env: settings, stdio: "pipe" });
  const output = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output.stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    output.stderr += text;
  });
  // The process may exit before it has read everything.
  child.stdin.on("error", () => {});
  child.stdin.end(stdin);
  const ended = once(child, "close").then(([code, signal]) => ({ code: code ?? signal, ...output }));
  return {
    child,
    output,
    ended,
    /** Waits until the stream contains these words. */
    async until(stream: "stdout" | "stderr", words: string | RegExp): Promise<void> {
      const isThere = () => (typeof words === "string" ? output[stream].includes(words) : words.test(output[stream]));
      while (!isThere()) {
        if (child.exitCode !== null) throw new Error(`parley ended with ${child.exitCode}: ${output.stderr}`);
        await setTimeout(20);
      }
    },
  };
}

/** Runs `parley …` to its end. */
export const parley = (args: readonly string[], options?: RunOptions) => startParley(args, options).ended;

/** Parses the output of --json, line by line. */
export const parseLines = (text: string): unknown[] =>
  text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
