import { type ImportedLine, type ImportJob, readImportedLine } from "@parley/api";
import { FileError, type ImportFile } from "./file.ts";
import { type FileLine, readLines } from "./lines.ts";
import type { Progress } from "./progress.ts";

/** Lines per transaction: enough to amortise its cost, few enough to delay a chat in use by only a fraction of a second. */
const batchSize = 2_000;

/** The result of importing a file. */
export interface Run {
  ended: "whole" | "stopped" | "failed";
  /** The last line that was dealt with: stored, stored before, or rejected. */
  lastLine: number;
  stored: number;
  known: number;
  refused: number;
  peopleCreated: number;
  emailsLeftOut: number;
  seconds: number;
  /** Why it failed. */
  error?: unknown;
}

interface RunOptions {
  readonly progress: Progress;
  /** When aborted, the current batch is finished. */
  readonly stop: AbortSignal;
}

/** Reads the file to its end, or until it is stopped or something fails. Reads the next batch while one is being stored. */
export async function runImport(file: ImportFile, job: ImportJob, { progress, stop }: RunOptions): Promise<Run> {
  const counts = { stored: 0, known: 0, refused: 0, peopleCreated: 0, emailsLeftOut: 0 };
  const run: Run = { ended: "whole", lastLine: 0, seconds: 0, ...counts };
  const begun = performance.now();
  let batch: ImportedLine[] = [];
  let batchBegan = 0;
  let lastRead = 0;
  let storing = Promise.resolve();

  async function store(lines: ImportedLine[], upTo: { line: number; position: number }): Promise<void> {
    if (lines.length > 0) {
      const result = await job.add(lines);
      run.stored += result.stored;
      run.known += lines.length - result.stored;
      run.peopleCreated += result.created;
      run.emailsLeftOut += result.emailsLeftOut;
    }
    run.lastLine = upTo.line;
    run.seconds = (performance.now() - begun) / 1000;
    progress.show({ lines: upTo.line, part: file.size && upTo.position / file.size, seconds: run.seconds });
  }

  async function flush(): Promise<void> {
    await storing;
    storing = store(batch, { line: lastRead, position: file.position });
    // The next `await storing` handles the error; until then it must not end the process.
    storing.catch(() => {});
    batch = [];
    batchBegan = lastRead;
  }

  function take(line: FileLine): void {
    lastRead = line.number;
    const read = "text" in line ? readImportedLine(line.text) : line;
    if ("line" in read) {
      batch.push(read.line);
      return;
    }
    run.refused++;
    progress.say(`line ${line.number}: ${read.refusal}`);
  }

  async function read(): Promise<void> {
    for await (const lines of readLines(file.chunks)) {
      for (const line of lines) {
        if (stop.aborted) return;
        take(line);
        if (lastRead - batchBegan >= batchSize) await flush();
      }
    }
  }

  try {
    const unreadable = await read().catch(failureOfFile);
    // Lines before the point where a file is cut off are as good as any other.
    if (!stop.aborted) await flush();
    await storing;
    if (stop.aborted) run.ended = "stopped";
    else if (unreadable) throw unreadable;
  } catch (error) {
    run.ended = "failed";
    run.error = error;
  }
  return run;
}

function failureOfFile(error: unknown): FileError {
  if (error instanceof FileError) return error;
  throw error;
}
