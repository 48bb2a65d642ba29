import { randomBytes, randomUUID } from "node:crypto";
import { chmod, link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { codeOf, messageOf, StartError } from "./start-error.ts";

/**
 * The key that signs sessions: created at first start, then read from `dataDir`, which only its owner may access.
 * Several processes that start at once agree on one key: the file appears atomically, and the second process reads it.
 * @throws StartError
 */
export async function loadSecret(dataDir: string): Promise<string> {
  const file = join(dataDir, "secret");
  const secret = await readOrCreate(file, dataDir).catch((error) => {
    const sentence = `DATA_DIR (${dataDir}) must be a directory on a local disk that this user may write to`;
    throw new StartError(`${sentence}: ${messageOf(error)}.`, { cause: error });
  });
  if (/^[\w-]{43}$/.test(secret)) return secret;
  throw new StartError(`${file} holds no secret: delete it to get a new one. Everyone then has to sign in again.`);
}

async function readOrCreate(file: string, dataDir: string): Promise<string> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  return (await readSecret(file)) ?? (await createSecret(file));
}

async function readSecret(file: string): Promise<string | undefined> {
  try {
    const secret = await readFile(file, "utf8");
    // A copy or a restored backup may have looser permissions.
    await chmod(file, 0o600);
    return secret.trim();
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

/** Written under another name first: `link` either creates the complete file or fails because it already exists. */
async function createSecret(file: string): Promise<string> {
  const draft = `${file}.${randomUUID()}`;
  const secret = randomBytes(32).toString("base64url");
  await writeFile(draft, `${secret}\n`, { mode: 0o600, flag: "wx" });
  try {
    await link(draft, file);
    return secret;
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
    return (await readSecret(file)) ?? secret;
  } finally {
    await rm(draft);
  }
}
