import { rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What must not outlive this process, however it ends. */
const pending = new Set<() => void>();

process.on("exit", () => {
  for (const cleanUp of [...pending].reverse()) cleanUp();
});
process.once("SIGINT", () => process.exit(130));
process.once("SIGTERM", () => process.exit(143));

/** Has `cleanUp` called at the end of this process. @returns what to call when it is no longer needed. */
export function atExit(cleanUp: () => void): () => void {
  pending.add(cleanUp);
  return () => pending.delete(cleanUp);
}

export interface Folder extends AsyncDisposable {
  readonly path: string;
}

/** An empty folder that is removed with all that got into it. */
export async function temporaryFolder(): Promise<Folder> {
  const path = await mkdtemp(join(tmpdir(), "parley-bench-"));
  const forget = atExit(() => rmSync(path, { recursive: true, force: true }));
  return {
    path,
    async [Symbol.asyncDispose]() {
      // A process that was told to stop may still write its last file.
      await rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
      forget();
    },
  };
}
