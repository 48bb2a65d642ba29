import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { createKeyedStorage } from "./keyed-storage.ts";
import type { OutboxStorage } from "./outgoing.ts";

const suffix = ".json";

/**
 * Keeps outgoing messages in a folder, one file each, readable only by their owner. They are on disk before they are sent.
 * Several programs of one person may share the folder.
 */
export function fileOutbox(folder: string): OutboxStorage {
  return createKeyedStorage({
    async list() {
      const names = await readdir(folder).catch(noneIfMissing);
      const texts = names
        .filter((name) => name.endsWith(suffix))
        .map((name) => readFile(join(folder, name), "utf8").catch(() => ""));
      return Promise.all(texts);
    },
    async put(id, text) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const path = join(folder, `${id}${suffix}`);
      // Complete or not at all, even when another program writes the same file.
      const draft = `${path}.${randomUUID()}`;
      const file = await open(draft, "w", 0o600);
      try {
        await file.writeFile(text);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(draft, path);
    },
    remove: (id) => rm(join(folder, `${id}${suffix}`), { force: true }),
  });
}

function noneIfMissing(error: unknown): string[] {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
  throw error;
}
