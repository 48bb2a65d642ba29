import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface, type Interface } from "node:readline";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("./database-child.program.ts", import.meta.url));

/** Another process that opens a DATA_DIR on command; database-child.program.ts describes its protocol. */
export interface DatabaseChild {
  /** Sends it a line. */
  tell(line: string): void;
  /** Its next line. */
  hear(): Promise<string>;
  /** Ends it with `kill -9`. Lines that it printed before can still be read. */
  kill(): Promise<void>;
}

/** Resolves when the process is ready for commands. */
export async function startDatabaseChild(): Promise<DatabaseChild> {
  const child = spawn(process.execPath, ["--import", "tsx", program], {
    cwd: fileURLToPath(new URL(".", import.meta.url)),
  });
  child.stderr.pipe(process.stderr);
  const lines = linesOf(createInterface(child.stdout));
  const started: DatabaseChild = {
    tell: (line) => void child.stdin.write(`${line}\n`),
    hear: lines,
    kill: () => kill(child),
  };
  const first = await started.hear();
  if (first !== "ready") throw new Error(`The child process said ${first} instead of ready.`);
  return started;
}

function linesOf(input: Interface): () => Promise<string> {
  const iterator = input[Symbol.asyncIterator]();
  return async () => {
    const { value, done } = await iterator.next();
    return done ? "" : value;
  };
}

async function kill(child: ChildProcessWithoutNullStreams): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill("SIGKILL");
  await exited;
}
