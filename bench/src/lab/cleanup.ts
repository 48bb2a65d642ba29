import { rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Clean-up that must run however this process ends. */
const pending = new Set<() => void>();

process.on("exit", () => {
  for (const cleanUp of [...pending].reverse()) cleanUp();
});
process.once("SIGINT", () => process.exit(130));
process.once("SIGTERM", () => process.exit(143));

/** Runs `cleanUp` when this process ends. @returns a function that cancels it. */
export function atExit(cleanUp: () => void): () => void {
  pending.add(cleanUp);
  return () => pending.delete(cleanUp);
}

export interface Folder extends AsyncDisposable {
  readonly path: string;
}

/** An empty folder, removed with its contents on disposal. */
export async function temporaryFolder(): Promise<Folder> {
  const path = await mkdtemp(join(tmpdir(), "parley-bench-"));
  const forget = atExit(() => rmSync(path, { recursive: true, force: true }));
  return {
    path,
    async [Symbol.asyncDispose]() {
      // A process that is still shutting down may write one more file.
      await rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
      forget();
    },
  };
}
