import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { MessagePort, parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { createSessions } from "./session.ts";
import type { FromWorker, ToWorker } from "./worker-messages.ts";

/**
 * The thread in which the embedded database runs: a query is one long synchronous call, which here blocks only those who
 * want the database.
 */
if (!parentPort) throw new Error("This file is the worker thread of the embedded database; it does not run alone.");
const parent = parentPort;
const tell = (message: FromWorker) => parent.postMessage(message);

const { dataDir } = workerData as { dataDir: string };
const files = join(dataDir, "db");
/** Exists while the files are being created. Found at startup, it means they were never finished and hold no data. */
const unfinished = join(dataDir, "db.unfinished");

/** The newest reason why PostgreSQL had to give up. */
let fatal: string | undefined;

function listen(line: string): boolean {
  fatal = /(FATAL|PANIC):.*/.exec(line)?.[0] ?? fatal;
  // It has crashed. PGlite would go on with what is left in memory, and answer nothing any more or turn in circles.
  if (line.startsWith("Aborted(")) {
    tell({ ready: false, reason: fatal ?? line });
    process.exit(1);
  }
  return true;
}

try {
  if (existsSync(unfinished)) rmSync(files, { recursive: true, force: true });
  if (!existsSync(join(files, "PG_VERSION"))) {
    writeFileSync(unfinished, "");
    mkdirSync(files, { recursive: true, mode: 0o700 });
  }
  const pglite = await PGlite.create(files, {
    // PostgreSQL's default of 128 MB is for a dedicated machine; this shares a process with the server.
    startParams: [...PGlite.defaultStartParams, "-c", "shared_buffers=32MB"],
    onStderr: listen,
  });
  fatal = undefined;
  rmSync(unfinished, { force: true });

  const serve = createSessions(pglite);
  parent.on("message", (message: ToWorker) => {
    if (message instanceof MessagePort) return serve(message);
    void pglite.close().finally(() => parent.close());
  });
  tell({ ready: true });
} catch (error) {
  tell({ ready: false, reason: fatal ?? (error instanceof Error ? error.message : String(error)) });
  parent.close();
}
