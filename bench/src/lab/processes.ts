import { spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { atExit } from "./cleanup.ts";

export const root = fileURLToPath(new URL("../../..", import.meta.url));

export interface Program {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Receives stdout and stderr. A file, as in production: with a pipe, this process would have to read the log. */
  readonly logFile: string;
  /** The user to run as. Default: that of this process. */
  readonly user?: { readonly uid: number; readonly gid: number } | undefined;
  /** The signal for a graceful shutdown. */
  readonly stopSignal?: NodeJS.Signals;
}

export interface RunningProgram extends AsyncDisposable {
  readonly pid: number | undefined;
  /** The exit code, or null after a signal. */
  readonly ended: Promise<number | null>;
  readonly hasEnded: boolean;
  /** Sends SIGKILL and waits for the process to end. */
  kill(): Promise<void>;
  /** The end of the log. */
  logTail(): Promise<string>;
}

/** Starts a program that is stopped on disposal, or when this process ends. */
export function startProgram({ command, args, env, logFile, user, stopSignal = "SIGTERM" }: Program): RunningProgram {
  const log = openSync(logFile, "a");
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", log, log],
    ...user,
  });
  closeSync(log);
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("exit", resolve);
    child.once("error", reject);
  });
  ended.catch(() => {});
  const forget = atExit(() => child.kill("SIGKILL"));
  ended.then(forget, forget);
  return {
    pid: child.pid,
    ended,
    get hasEnded() {
      return child.exitCode !== null || child.signalCode !== null;
    },
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
    logTail: async () => (await readFile(logFile, "utf8")).slice(-2_000),
    async [Symbol.asyncDispose]() {
      child.kill(stopSignal);
      const timer = setTimeout(() => child.kill("SIGKILL"), 15_000);
      await ended.catch(() => {});
      clearTimeout(timer);
    },
  };
}

/**
 * Runs a program to its end. @throws an error with the end of its log on a timeout or an exit code that is not in
 * `good`.
 */
export async function runProgram(program: Program, { good = [0], seconds = 120 } = {}): Promise<void> {
  await using running = startProgram(program);
  const late = new AbortController();
  const code = await Promise.race([running.ended, sleep(seconds * 1000, "late", { signal: late.signal })]);
  if (typeof code === "number" && good.includes(code)) return late.abort();
  late.abort();
  const end = code === "late" ? `took longer than ${seconds} s` : `ended with ${code}`;
  throw new Error(`${program.command} ${program.args.join(" ")} ${end}:\n${await running.logTail()}`);
}

/** Polls `ready`. @throws an error with the end of the log if the program ends first or the wait times out. */
export async function untilReady(program: RunningProgram, ready: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 120_000;
  while (!(await ready())) {
    if (program.hasEnded || performance.now() > deadline) {
      throw new Error(`A program did not start:\n${await program.logTail()}`);
    }
    await sleep(5);
  }
}
