import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadSecret } from "./secret.ts";
import { StartError } from "./start-error.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "parley-secret-"));
});
afterEach(() => rm(folder, { recursive: true }));

const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);

test("the first start creates a secret, and the next one reuses it", async () => {
  const dataDir = join(folder, "made/on/the/way");
  const secret = await loadSecret(dataDir);
  expect(Buffer.from(secret, "base64url")).toHaveLength(32);
  expect(await loadSecret(dataDir)).toBe(secret);
  expect(await loadSecret(join(folder, "elsewhere"))).not.toBe(secret);
});

test("only its owner can read it, even after a backup has widened the mode", async () => {
  const dataDir = join(folder, "data");
  await loadSecret(dataDir);
  expect([await modeOf(dataDir), await modeOf(join(dataDir, "secret"))]).toEqual(["700", "600"]);
  await chmod(join(dataDir, "secret"), 0o644);
  await loadSecret(dataDir);
  expect(await modeOf(join(dataDir, "secret"))).toBe("600");
});

test("twenty concurrent starts agree on one secret, and leave no other files", async () => {
  const secrets = await Promise.all(Array.from({ length: 20 }, () => loadSecret(folder)));
  expect(new Set(secrets).size).toBe(1);
  expect(await readdir(folder)).toEqual(["secret"]);
});

test("an invalid secret file is refused, and not replaced", async () => {
  await writeFile(join(folder, "secret"), "");
  await expect(loadSecret(folder)).rejects.toThrow(StartError);
  expect(await readFile(join(folder, "secret"), "utf8")).toBe("");
});

test("a DATA_DIR that is a file is refused with a clear message", async () => {
  await writeFile(join(folder, "file"), "");
  await expect(loadSecret(join(folder, "file"))).rejects.toThrow(/^DATA_DIR \(.*file\) must be a directory .*\.$/);
});
